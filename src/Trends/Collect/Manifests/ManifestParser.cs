using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Trends.Collect.Manifests;

/// <summary>Reads a manifest whole and reports everything that is wrong with it at once.</summary>
internal sealed class ManifestParser
{
    private static readonly string[] Members =
        ["dataset", "kind", "platform", "language", "license", "description", "owner", "files", "format", "fields"];

    private readonly ManifestNode _root;
    private readonly ManifestProblems _problems;

    private ManifestParser(ManifestNode root, ManifestProblems problems)
    {
        _root = root;
        _problems = problems;
    }

    internal static DatasetManifest Parse(ReadOnlyMemory<byte> json, string source)
    {
        ManifestProblems problems = new(source);
        using JsonDocument document = Open(json, source);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new InputException($"'{source}' holds no JSON object. See the README's chapter on dataset folders for an example.");
        }

        return new ManifestParser(new ManifestNode(document.RootElement, string.Empty, problems), problems).Read(document.RootElement);
    }

    private static JsonDocument Open(ReadOnlyMemory<byte> json, string source)
    {
        ReadOnlyMemory<byte> text = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
                AllowDuplicateProperties = false,
            });
        }
        catch (JsonException e)
        {
            throw new InputException($"'{source}' is not valid JSON: {e.Message}", e);
        }
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 64 && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    private DatasetManifest Read(JsonElement element)
    {
        _root.AllowOnly(Members);
        string dataset = _root.Text("dataset", required: true) ?? string.Empty;
        if (dataset.Length > 0 && !IsName(dataset))
        {
            _problems.Add("dataset", $"'{dataset}' is no name", "use 1 to 64 lower-case letters, digits and hyphens");
        }

        string? kindName = _root.Text("kind", required: true);
        if (!RecordKinds.TryParse(kindName, out RecordKind kind) && kindName is not null)
        {
            _problems.Add("kind", $"'{kindName}' is no kind", $"use one of {string.Join(", ", RecordKinds.All.Select(k => k.Name()))}");
            kindName = null;
        }

        DatasetFormat format = FormatParser.Parse(_root, _problems);
        IReadOnlyList<FieldMapping> fields = kindName is null ? [] : new FieldParser(kind, format, _problems).Parse(_root);
        IReadOnlyList<string> files = Files();
        string? license = _root.Text("license");
        string? platform = _root.Text("platform")?.ToLowerInvariant();
        string? language = _root.Text("language")?.ToLowerInvariant();
        _problems.ThrowIfAny();

        string canonical = JsonSerializer.Serialize(element);
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        return new(dataset, kind, platform ?? dataset, language, license, files, format, fields, canonical, hash);
    }

    private IReadOnlyList<string> Files()
    {
        IReadOnlyList<string> files = _root.Texts("files", required: true);
        foreach (string file in files.Where(f => Path.IsPathRooted(f) || f.Split('/', '\\').Contains("..")))
        {
            _problems.Add("files", $"'{file}' leads out of the dataset's folder", "name files inside it");
        }

        return files;
    }
}
