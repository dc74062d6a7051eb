using System.Security.Cryptography;

namespace Trends.Storage;

/// <summary>A key for HMAC-SHA256.</summary>
/// <param name="KeyId">What names the key in manifests; tells nothing of the key.</param>
/// <param name="Key">The key, 32 bytes; never logged or stored elsewhere.</param>
public sealed record PseudonymKey(string KeyId, ReadOnlyMemory<byte> Key)
{
    private const int Bytes = 32;

    /// <summary>Makes the text of a new key: 32 bytes of chance in base64.</summary>
    public static string NewText() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Reads a key. The same key has the same id, wherever it is kept.</summary>
    /// <param name="text">32 bytes in base64; white space around it makes no difference.</param>
    /// <param name="where">Where it comes from, for the message.</param>
    /// <param name="fix">What to do where it is none, for the message.</param>
    /// <exception cref="TrendsException">It does not hold 32 bytes in base64.</exception>
    public static PseudonymKey Parse(string text, string where, string fix)
    {
        ArgumentNullException.ThrowIfNull(text);
        byte[] key = new byte[Bytes + 1];
        if (!Convert.TryFromBase64String(text.Trim(), key, out int length) || length != Bytes)
        {
            throw new TrendsException($"{where} must hold {Bytes} bytes in base64 and does not. {fix}");
        }

        key = key[..Bytes];
        byte[] name = HMACSHA256.HashData(key, "trends pseudonym key id"u8);
        return new(Convert.ToHexStringLower(name.AsSpan(0, 8)), key);
    }

    /// <summary>Names the key without showing it.</summary>
    public override string ToString() => $"PseudonymKey {{ KeyId = {KeyId} }}";
}
