using System.Text.Json;

namespace Functions.Embedded.Hosting;

/// <summary>Flattens a JSON file into settings; comments and trailing commas are allowed, as the official host allows them.</summary>
internal static class SettingsFile
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads a file.</summary>
    /// <exception cref="EmbeddedHostException">It is no JSON object.</exception>
    public static Dictionary<string, string?> Read(string file, string? section = null)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file), Lenient);
            Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase);
            Flatten(document.RootElement, section, settings);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? settings
                : throw new EmbeddedHostException($"{file} holds a JSON {document.RootElement.ValueKind}, not an object. Write settings between braces.");
        }
        catch (JsonException e)
        {
            throw new EmbeddedHostException($"{file}, line {(e.LineNumber ?? 0) + 1}: not JSON. {e.Message}", e);
        }
    }

    private static void Flatten(JsonElement element, string? path, Dictionary<string, string?> settings)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    Flatten(property.Value, path is null ? property.Name : $"{path}:{property.Name}", settings);
                }

                break;
            case JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Flatten(item, $"{path}:{index++}", settings);
                }

                break;
            default:
                settings[path ?? string.Empty] = element.ValueKind is JsonValueKind.Null ? null : element.ToString();
                break;
        }
    }
}
