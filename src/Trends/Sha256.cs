using System.Security.Cryptography;

namespace Trends;

/// <summary>SHA-256 and HMAC-SHA256 of short texts, a row each: keeps a thread's hash object, whose making costs more than hashing a row's key does.</summary>
internal static class Sha256
{
    /// <summary>The size of a hash in bytes.</summary>
    internal const int Size = 32;

    [ThreadStatic]
    private static IncrementalHash? _plain;

    [ThreadStatic]
    private static IncrementalHash? _keyed;

    [ThreadStatic]
    private static byte[]? _key;

    /// <summary>Hashes bytes.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="hash">Takes the 32 bytes of the hash.</param>
    internal static void Hash(ReadOnlySpan<byte> data, Span<byte> hash)
    {
        _plain ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _plain.AppendData(data);
        _plain.GetHashAndReset(hash);
    }

    /// <summary>Hashes bytes with a key.</summary>
    /// <param name="key">The key; the same instance again costs nothing.</param>
    /// <param name="data">The bytes.</param>
    /// <param name="hash">Takes the 32 bytes of the hash.</param>
    internal static void Hmac(byte[] key, ReadOnlySpan<byte> data, Span<byte> hash)
    {
        if (_keyed is null || !ReferenceEquals(_key, key))
        {
            _keyed?.Dispose();
            _keyed = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
            _key = key;
        }

        _keyed.AppendData(data);
        _keyed.GetHashAndReset(hash);
    }
}
