using System.Text.Json;
using Trends.Collect.Mapping;

namespace Trends.Collect.Readers;

/// <summary>Finds the values that a path leads to inside one JSON value.</summary>
internal static class JsonElements
{
    /// <summary>Finds them; an invalid value leads to itself, so that it is reported as it is.</summary>
    internal static List<Range> Find(ReadOnlySpan<byte> json, ReadOnlySpan<PathSegment> path)
    {
        List<Range> found = [];
        try
        {
            Utf8JsonReader reader = new(json);
            reader.Read();
            Walk(ref reader, path, found);
            return found;
        }
        catch (JsonException)
        {
            return [Range.All];
        }
    }

    private static void Walk(ref Utf8JsonReader reader, ReadOnlySpan<PathSegment> path, List<Range> found)
    {
        if (path.IsEmpty)
        {
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            found.Add(start..(int)reader.BytesConsumed);
            return;
        }

        PathSegment segment = path[0];
        if (reader.TokenType != (segment.Name is null ? JsonTokenType.StartArray : JsonTokenType.StartObject))
        {
            reader.Skip();
            return;
        }

        for (int i = 0; reader.Read() && reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject); i++)
        {
            bool wanted = segment.Name is null ? segment.Index < 0 || segment.Index == i : reader.ValueTextEquals(segment.Name);
            if (segment.Name is not null)
            {
                reader.Read();
            }

            if (wanted)
            {
                Walk(ref reader, path[1..], found);
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
