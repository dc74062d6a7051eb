namespace Trends.Collect.Landing;

/// <summary>A record as received, in the form raw batches hold it.</summary>
/// <param name="Line">Its line in the file it came from, from 1; its number where the format has no lines.</param>
/// <param name="ContentHash">The first 16 bytes of SHA-256 over <paramref name="Json"/>, big-endian.</param>
/// <param name="Json">A JSON object in UTF-8: the received columns as texts, or the received object. Valid until the next record is read.</param>
public readonly record struct RawRecord(long Line, Guid ContentHash, ReadOnlyMemory<byte> Json)
{
    /// <summary>Gives the hash of a record.</summary>
    /// <param name="json">The record.</param>
    public static Guid Hash(ReadOnlySpan<byte> json)
    {
        Span<byte> hash = stackalloc byte[32];
        Sha256.Hash(json, hash);
        return new(hash[..16], bigEndian: true);
    }
}
