using System.Buffers;
using System.Text;
using System.Text.Json;
using Trends.Collect.Landing;
using Trends.Governance;
using Trends.Text;

namespace Trends.Quality.Accepted;

/// <summary>Makes accepted rows out of checked records: masks, pseudonymises, derives. One thread at a time.</summary>
internal sealed class RowDeriver(RawEnvelope envelope, TimeZoneInfo zone, PseudonymCache pseudonyms)
{
    private static readonly HashSet<string> Opaque = new(StringComparer.Ordinal) { "id", "url", "item", "parentId", "user" };
    private readonly CanonicalSchema _schema = envelope.Manifest.Schema;
    private readonly RowKeys _keys = new(envelope);
    private readonly MonthCutter _months = new(zone);
    private readonly TermExtractor _terms = new();
    private readonly ArrayBufferWriter<byte> _json = new();

    /// <summary>Normalises the texts of a record in place; a text that was nothing but markup or blanks is missing after it.</summary>
    /// <param name="record">The record.</param>
    public void Normalize(CanonicalRecord record)
    {
        for (int i = 0; i < _schema.Fields.Count; i++)
        {
            CanonicalField field = _schema.Fields[i];
            record[i] = record[i] switch
            {
                string text => Normalize(field.Name, text),
                string[] list => NormalizeList(field.Name, list),
                { } other => other,
                null => null,
            };
        }
    }

    /// <summary>Makes a row.</summary>
    /// <param name="record">The record, normalised and accepted; its persons and free texts are replaced.</param>
    /// <param name="raw">The record as received.</param>
    public AcceptedRow Derive(CanonicalRecord record, in RawRecord raw)
    {
        Protect(record);
        (Guid identity, Guid entity) = _keys.Of(record, raw);
        (DateTime? at, string month) = _months.Cut(_schema.EventTime < 0 ? null : record[_schema.EventTime]);
        string? content = Content(record);
        ExtractedText? extracted = null;
        if (_schema.Kind.IsPostLike())
        {
            record["language"] ??= LanguageGuess.Of(content);
            extracted = _terms.Extract(record.Text("title"), record.Text("text"), record.Text("publisher"), (string[]?)record["hashtags"]);
        }

        return new()
        {
            Identity = identity,
            Entity = entity,
            ContentHash = raw.ContentHash,
            VersionAt = VersionAt(record),
            EventAt = at,
            Month = month,
            Line = raw.Line,
            Record = record,
            Extras = Extras(record.Extras),
            HeldOut = content is not null && HeldOut.IsHeldOut(content),
            Content = content,
            Terms = extracted?.Terms,
            UniqueKey = extracted?.UniqueKey ?? 0,
        };
    }

    // For files the time of receipt would make the order of runs matter, so it is no part of the version.
    private DateTime VersionAt(CanonicalRecord record) =>
        _schema.Kind.IsPostLike() && record["observedAt"] is DateTimeOffset observed ? observed.UtcDateTime
        : envelope.IsLive ? envelope.ReceivedAt.UtcDateTime
        : DateTime.UnixEpoch;

    private void Protect(CanonicalRecord record)
    {
        for (int i = 0; i < _schema.Fields.Count; i++)
        {
            CanonicalField field = _schema.Fields[i];
            if (record[i] is string text && (field.FreeText || field.Person))
            {
                record[i] = field.FreeText ? Masker.Mask(text)
                    : _schema.Kind.IsPostLike() ? pseudonyms.Author(record.Text("platform"), text)
                    : pseudonyms.User(text);
            }
        }
    }

    private string? Content(CanonicalRecord record)
    {
        if (_schema.Kind == RecordKind.Labels)
        {
            return record.Text("text");
        }

        return !_schema.Kind.IsPostLike() ? null : (record.Text("title"), record.Text("text")) switch
        {
            (null, string text) => text,
            (string title, null) => title,
            (string title, string text) => title == text ? title : $"{title} {text}",
            _ => null,
        };
    }

    private static string? Normalize(string field, string text)
    {
        string clean = Opaque.Contains(field) ? text.Trim() : TextNormalizer.Normalize(text);
        clean = field is "platform" or "language" ? clean.ToLowerInvariant() : clean;
        return clean.Length == 0 ? null : clean;
    }

    private static string[]? NormalizeList(string field, string[] list)
    {
        List<string> kept = [];
        foreach (string item in list)
        {
            string clean = field == "hashtags" ? TextNormalizer.Normalize(item).TrimStart('#') : item.Trim();
            if (clean.Length > 0)
            {
                kept.Add(clean);
            }
        }

        return kept.Count == 0 ? null : [.. kept];
    }

    /// <summary>Writes extra fields as JSON, masked like free text: nobody says what is in them.</summary>
    private string? Extras(IReadOnlyDictionary<string, string>? extras)
    {
        if (extras is not { Count: > 0 })
        {
            return null;
        }

        _json.ResetWrittenCount();
        using (Utf8JsonWriter writer = new(_json, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach ((string name, string value) in extras.OrderBy(e => e.Key, StringComparer.Ordinal))
            {
                writer.WriteString(name, Masker.Mask(TextNormalizer.Normalize(value)));
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(_json.WrittenSpan);
    }
}
