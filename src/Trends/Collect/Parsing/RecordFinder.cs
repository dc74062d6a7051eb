using System.Text.Json;
using Trends.Collect.Connect;

namespace Trends.Collect.Parsing;

/// <summary>Finds records in parsed JSON by their shape, wherever they stand: in lists, in wrappers, inside of each other.</summary>
/// <param name="streams">The streams whose records count; the most telling shape wins.</param>
internal sealed class RecordFinder(IEnumerable<Connector> streams)
{
    // Recorders keep bodies as text too, under these names.
    private static readonly HashSet<string> Bodies = new(["body", "string", "text", "content", "response"], StringComparer.OrdinalIgnoreCase);

    private readonly Connector[] _streams =
    [
        .. streams
            .OrderByDescending(s => s.Shape.Count(test => !test.IsAbsent))
            .ThenByDescending(s => s.Shape.Length)
            .ThenBy(s => s.Name, StringComparer.Ordinal),
    ];

    /// <summary>Walks through an answer.</summary>
    /// <param name="root">The answer.</param>
    /// <param name="found">Takes each record with its stream and the lists of its answer.</param>
    internal void Find(JsonElement root, Action<Connector, JsonElement, AnswerLists> found) => Walk(root, new(new(root), found), isInRecord: false);

    private void Walk(JsonElement element, Answer answer, bool isInRecord)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                Walk(item, answer, isInRecord);
            }
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (Array.Find(_streams, s => IsRecord(s, element, answer.Path)) is { } stream)
        {
            answer.Found(stream, element, answer.Lists);
            isInRecord = true;
        }

        foreach (JsonProperty member in element.EnumerateObject())
        {
            answer.Path.Add(member.Name);
            if (!isInRecord && member.Value.ValueKind == JsonValueKind.String && Bodies.Contains(member.Name))
            {
                Unpack(member.Value.GetString()!, answer.Found);
            }
            else
            {
                Walk(member.Value, answer, isInRecord);
            }

            answer.Path.RemoveAt(answer.Path.Count - 1);
        }
    }

    private static bool IsRecord(Connector stream, JsonElement element, List<string> path)
        => Array.TrueForAll(stream.Shape, test => test.Passes(element))
            && !Array.Exists(stream.Skip, test => test.Passes(element))
            && stream.Manifest.Records.Outside?.Any(path.Contains) != true;

    private void Unpack(string text, Action<Connector, JsonElement, AnswerLists> found)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return;
        }

        try
        {
            using JsonDocument body = JsonDocument.Parse(text);
            Find(body.RootElement, found);
        }
        catch (JsonException)
        {
            // A text that begins like JSON and is none.
        }
    }

    private sealed record Answer(AnswerLists Lists, Action<Connector, JsonElement, AnswerLists> Found)
    {
        public List<string> Path { get; } = [];
    }
}
