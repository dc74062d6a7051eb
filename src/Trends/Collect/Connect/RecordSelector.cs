using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Connect.Requests;
using Trends.Collect.Mapping;

namespace Trends.Collect.Connect;

/// <summary>Takes the records out of an answer, and puts into each what its manifest joins and attaches.</summary>
/// <param name="stream">The stream.</param>
internal sealed class RecordSelector(Connector stream)
{
    // Raw records stand in files, not in pages: Hangul and ampersands stay as they came.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private const string RecordPrefix = "record.";
    private readonly RecordsPlan _plan = stream.Manifest.Records;
    private readonly (JoinPlan Plan, PathSegment[] On, PathSegment[] From, PathSegment[] Key)[] _joins =
        [.. (stream.Manifest.Records.Join ?? []).Select(j => (j, JsonPath.TryParse(j.On)!, JsonPath.TryParse(j.From)!, JsonPath.TryParse(j.Key)!))];

    /// <summary>Takes the records at the manifest's paths.</summary>
    /// <param name="root">The answer.</param>
    /// <param name="values">What attached texts stand for.</param>
    /// <returns>The records' JSON in UTF-8, with the element each was made of, and how many entries the lists held.</returns>
    internal (List<(ReadOnlyMemory<byte> Json, JsonElement Element)> Records, int Entries) Select(JsonElement root, RequestValues values)
    {
        Dictionary<string, JsonElement>[] lists = Lists(root);
        List<(ReadOnlyMemory<byte>, JsonElement)> records = [];
        int entries = 0;
        foreach (JsonElement element in stream.Records.SelectMany(path => JsonPaths.All(root, path)))
        {
            entries++;
            if (element.ValueKind == JsonValueKind.Null || stream.Skip.Any(test => test.Passes(element)))
            {
                continue;
            }

            records.Add((Write(element, lists, values), element));
        }

        return (records, entries);
    }

    /// <summary>Gives the lists that records are joined with.</summary>
    internal Dictionary<string, JsonElement>[] Lists(JsonElement root) => [.. _joins.Select(join => List(root, join.From, join.Key))];

    /// <summary>Writes a record.</summary>
    internal ReadOnlyMemory<byte> Write(JsonElement element, Dictionary<string, JsonElement>[] lists, RequestValues values)
    {
        if (element.ValueKind != JsonValueKind.Object || (_joins.Length == 0 && _plan.Attach is null))
        {
            return JsonMarshal.GetRawUtf8Value(element).ToArray();
        }

        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Plain))
        {
            json.WriteStartObject();
            foreach (JsonProperty property in element.EnumerateObject())
            {
                property.WriteTo(json);
            }

            for (int i = 0; i < _joins.Length; i++)
            {
                if (JsonPaths.TryFind(element, _joins[i].On, out JsonElement key) && lists[i].TryGetValue(key.ToString(), out JsonElement joined))
                {
                    json.WritePropertyName(_joins[i].Plan.As);
                    joined.WriteTo(json);
                }
            }

            foreach ((string name, string template) in _plan.Attach ?? new Dictionary<string, string>())
            {
                if (Fill(template, element, values) is { } text)
                {
                    json.WriteString(name, text);
                }
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Gives what streams about a record's comments ask by; null where it has none.</summary>
    /// <param name="at">A path, or a text with <c>{record.path}</c>.</param>
    /// <param name="element">The record.</param>
    /// <param name="values">What else the text may stand for.</param>
    internal static string? Parent(string at, JsonElement element, RequestValues values)
        => at.Contains('{', StringComparison.Ordinal) ? Fill(at, element, values) : JsonPaths.Text(element, at);

    private static string? Fill(string template, JsonElement element, RequestValues values)
        => TemplateText.Fill(template, (name, format) => name.StartsWith(RecordPrefix, StringComparison.Ordinal) ? JsonPaths.Text(element, name[RecordPrefix.Length..]) : values.Get(name, format));

    /// <summary>Gives where a join's list is, and where its objects hold their keys.</summary>
    internal (PathSegment[] From, PathSegment[] Key) JoinPaths(int join) => (_joins[join].From, _joins[join].Key);

    /// <summary>Adds the objects at a path to a list; the first of a key stays.</summary>
    internal static void AddTo(Dictionary<string, JsonElement> list, JsonElement root, PathSegment[] from, PathSegment[] key)
    {
        foreach (JsonElement element in JsonPaths.All(root, from))
        {
            if (JsonPaths.TryFind(element, key, out JsonElement id))
            {
                list.TryAdd(id.ToString(), element);
            }
        }
    }

    private static Dictionary<string, JsonElement> List(JsonElement root, PathSegment[] from, PathSegment[] key)
    {
        Dictionary<string, JsonElement> list = new(StringComparer.Ordinal);
        AddTo(list, root, from, key);
        return list;
    }
}
