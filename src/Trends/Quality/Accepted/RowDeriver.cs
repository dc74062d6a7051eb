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
    private readonly CanonicalSchema _schema = envelope.Manifest.Schema;
    private readonly RowFields _fields = new(envelope.Manifest.Schema);
    private readonly bool _isPostLike = envelope.Manifest.Schema.Kind.IsPostLike();
    private readonly RowKeys _keys = new(envelope);
    private readonly MonthCutter _months = new(zone);
    private readonly TermExtractor _terms = new();
    private readonly ArrayBufferWriter<byte> _json = new();

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
        if (_isPostLike)
        {
            record[_fields.Language] ??= LanguageGuess.Of(content);
            extracted = _terms.Extract(
                (string?)record[_fields.Title], (string?)record[_fields.Text], (string?)record[_fields.Publisher], (string[]?)record[_fields.Hashtags]);
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
            Terms = extracted?.Terms,
            UniqueKey = extracted?.UniqueKey ?? 0,
        };
    }

    // For files the time of receipt would make the order of runs matter, so it is no part of the version.
    private DateTime VersionAt(CanonicalRecord record) =>
        _isPostLike && record[_fields.ObservedAt] is DateTimeOffset observed ? observed.UtcDateTime
        : envelope.IsLive ? envelope.ReceivedAt.UtcDateTime
        : DateTime.UnixEpoch;

    private void Protect(CanonicalRecord record)
    {
        foreach (int i in _fields.FreeTexts)
        {
            if (record[i] is string text)
            {
                record[i] = Masker.Mask(text);
            }
        }

        foreach (int i in _fields.Persons)
        {
            if (record[i] is string name)
            {
                record[i] = _isPostLike ? pseudonyms.Author((string?)record[_fields.Platform], name) : pseudonyms.User(name);
            }
        }
    }

    private string? Content(CanonicalRecord record)
    {
        if (_schema.Kind == RecordKind.Labels)
        {
            return (string?)record[_fields.Text];
        }

        return !_isPostLike ? null : ((string?)record[_fields.Title], (string?)record[_fields.Text]) switch
        {
            (null, string text) => text,
            (string title, null) => title,
            (string title, string text) => title == text ? title : $"{title} {text}",
            _ => null,
        };
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
