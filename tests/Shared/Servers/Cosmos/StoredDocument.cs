using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Trends.Servers.Cosmos;

/// <summary>A document with what the service adds to it.</summary>
public sealed class StoredDocument
{
    private readonly byte[] _body;
    private JsonElement? _parsed;

    /// <summary>Initializes a new instance of the <see cref="StoredDocument"/> class.</summary>
    /// <param name="body">The document as it was sent.</param>
    /// <param name="id">Its id.</param>
    /// <param name="effectiveKey">Where it lies.</param>
    /// <param name="rid">What the service calls it.</param>
    /// <param name="sequence">When it was written, counted in its range.</param>
    public StoredDocument(ReadOnlySpan<byte> body, string id, string effectiveKey, string rid, long sequence)
    {
        (Id, EffectiveKey, Rid, Sequence) = (id, effectiveKey, rid, sequence);
        ETag = string.Create(CultureInfo.InvariantCulture, $"\"{effectiveKey[..4]}-{sequence:x}-{rid}\"");
        string added = string.Create(CultureInfo.InvariantCulture, $",\"_rid\":\"{rid}\",\"_self\":\"{rid}\",\"_etag\":{JsonSerializer.Serialize(ETag)},\"_attachments\":\"attachments/\",\"_ts\":{1_700_000_000 + sequence}}}");
        _body = [.. body[..body.LastIndexOf((byte)'}')], .. Encoding.UTF8.GetBytes(added)];
    }

    /// <summary>Gets the id.</summary>
    public string Id { get; }

    /// <summary>Gets where it lies.</summary>
    public string EffectiveKey { get; }

    /// <summary>Gets what the service calls it.</summary>
    public string Rid { get; }

    /// <summary>Gets when it was written, counted in its range.</summary>
    public long Sequence { get; }

    /// <summary>Gets its version.</summary>
    public string ETag { get; }

    /// <summary>Gets its bytes.</summary>
    public ReadOnlyMemory<byte> Body => _body;

    /// <summary>Gets its content.</summary>
    public JsonElement Content => _parsed ??= JsonDocument.Parse(_body).RootElement;
}
