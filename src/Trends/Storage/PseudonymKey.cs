namespace Trends.Storage;

/// <summary>A key for HMAC-SHA256.</summary>
/// <param name="KeyId">What names the key in manifests; tells nothing of the key.</param>
/// <param name="Key">The key, 32 bytes; never logged or stored elsewhere.</param>
public sealed record PseudonymKey(string KeyId, ReadOnlyMemory<byte> Key)
{
    /// <summary>Names the key without showing it.</summary>
    public override string ToString() => $"PseudonymKey {{ KeyId = {KeyId} }}";
}
