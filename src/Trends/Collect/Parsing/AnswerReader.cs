using System.Text;
using System.Text.Json;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Requests;
using Trends.Collect.Mapping;
using Trends.Collect.Quarantine;

namespace Trends.Collect.Parsing;

/// <summary>Maps the records of one file and keeps what came of each.</summary>
internal sealed class AnswerReader
{
    // What only a request tells (its query, its region, its time) a recorded answer does not: it is left out.
    private static readonly RequestValues Untold = new(null, _ => null, null, null, null, null);

    private readonly Dictionary<string, RecordSelector> _selectors = new(StringComparer.Ordinal);
    private readonly List<ParsedRecord> _records = [];
    private readonly List<ParseDefect> _defects = [];

    /// <summary>Gives what came of the file.</summary>
    internal ParsedFile Result => new(_records, _defects);

    /// <summary>Notes a part that makes no record.</summary>
    internal void Quarantine(long line, string reason, string message) => _defects.Add(new(line, reason, message));

    /// <summary>Maps a record.</summary>
    /// <param name="stream">The stream it is one of.</param>
    /// <param name="element">The record.</param>
    /// <param name="lists">What it may be joined with.</param>
    /// <param name="line">Its line; 0 for unknown.</param>
    internal void Add(Connector stream, JsonElement element, AnswerLists lists, long line = 0)
    {
        if (!_selectors.TryGetValue(stream.Name, out RecordSelector? selector))
        {
            _selectors[stream.Name] = selector = new(stream);
        }

        try
        {
            ReadOnlyMemory<byte> json = selector.Write(element, lists.Of(selector), Untold);
            MappedRecord mapped = stream.Mapper.MapJson(json.Span);
            if (HasContent(mapped.Record))
            {
                _records.Add(new(stream.Name, mapped.Record, mapped.Defects));
            }
            else
            {
                Quarantine(line, QuarantineReasons.NoContent, $"Stream '{stream.Manifest.Stream}' finds nothing it needs in {Start(json.Span)}");
            }
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair: valid JSON, and no text.
            Quarantine(line, QuarantineReasons.BadText, e.Message);
        }
    }

    private static bool HasContent(CanonicalRecord record)
    {
        int platform = record.Schema.IndexOf("platform");
        return Enumerable.Range(0, record.Schema.Fields.Count).Any(i => i != platform && record[i] is not null);
    }

    private static string Start(ReadOnlySpan<byte> json) => Encoding.UTF8.GetString(json[..Math.Min(json.Length, 80)]);
}
