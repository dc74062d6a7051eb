using System.Text;
using System.Buffers;
using Trends.Collect.Landing;

namespace Trends.Quality.Accepted;

/// <summary>Gives rows their identity: the first 16 bytes of SHA-256 over what names the thing they tell of.</summary>
/// <remarks>Posts and news: (platform, id, observedAt) or the content hash; signals: (source, term, region, at); events: id, or (user's pseudonym, kind, item, at);
/// campaigns: (campaign, channel, date); labels: (dataset, id) or the content hash. The entity is the same without observedAt.</remarks>
internal sealed class RowKeys(RawEnvelope envelope)
{
    private const char Separator = '\u001f';
    private readonly ArrayBufferWriter<char> _text = new(256);
    private readonly RowFields _fields = new(envelope.Manifest.Schema);
    private byte[] _bytes = new byte[1024];

    /// <summary>Gives the entity of a post or news item that has an id.</summary>
    /// <param name="platform">The platform, lower case.</param>
    /// <param name="id">The id at the platform, trimmed.</param>
    public static Guid OfPost(string? platform, string id)
        => RawRecord.Hash(Encoding.UTF8.GetBytes(string.Concat(string.Join(Separator, "post", platform, id), [Separator])));

    /// <summary>Gives identity and entity of a row whose persons are pseudonyms already.</summary>
    /// <param name="record">The record.</param>
    /// <param name="raw">The record as received.</param>
    public (Guid Identity, Guid Entity) Of(CanonicalRecord record, in RawRecord raw)
    {
        switch (record.Schema.Kind)
        {
            case RecordKind.Posts or RecordKind.News:
                return OfPost(record, raw);
            case RecordKind.Signals:
                return Same(Hash("signal", envelope.Manifest.Platform, record.Text("term"), record.Text("region"), Time(record["at"])));
            case RecordKind.Events:
                return Same(record.Text("id") is { } id
                    ? Hash("event", id)
                    : Hash("event", record.Text("user"), record.Text("kind"), record.Text("item"), Time(record["at"])));
            case RecordKind.Campaigns:
                return Same(Hash("campaign", record.Text("campaign"), record.Text("channel"), Time(record["date"])));
            default:
                return Same(record.Text("id") is { } label
                    ? Hash("label", envelope.Manifest.Dataset, label)
                    : Hash("label", raw.ContentHash.ToString("N")));
        }
    }

    private static (Guid Identity, Guid Entity) Same(Guid key) => (key, key);

    private static string Time(object? cell) => cell switch
    {
        DateTimeOffset time => time.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture),
        DateOnly day => day.DayNumber.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => string.Empty,
    };

    private (Guid Identity, Guid Entity) OfPost(CanonicalRecord record, in RawRecord raw)
    {
        if (record[_fields.Id] is not string id)
        {
            return Same(Hash("post", raw.ContentHash.ToString("N")));
        }

        string? platform = (string?)record[_fields.Platform];
        Guid entity = Hash("post", platform, id);
        return (record[_fields.ObservedAt] is { } observed ? Hash("post", platform, id, Time(observed)) : entity, entity);
    }

    private Guid Hash(params ReadOnlySpan<string?> parts)
    {
        _text.ResetWrittenCount();
        foreach (string? part in parts)
        {
            _text.Write(part);
            _text.Write([Separator]);
        }

        int most = Encoding.UTF8.GetMaxByteCount(_text.WrittenCount);
        _bytes = _bytes.Length < most ? new byte[most] : _bytes;
        int length = Encoding.UTF8.GetBytes(_text.WrittenSpan, _bytes);
        Span<byte> hash = stackalloc byte[Sha256.Size];
        Sha256.Hash(_bytes.AsSpan(0, length), hash);
        return new(hash[..16], bigEndian: true);
    }
}
