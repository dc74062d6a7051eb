using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Trends.Local.Sqlite;

/// <summary>Continuations: where a page stopped, bound to its query and sealed, so that a forged or foreign one is refused.</summary>
internal static class ContinuationToken
{
    private const int SealBytes = 16;

    /// <summary>Makes a continuation.</summary>
    /// <param name="key">The key to seal it with.</param>
    /// <param name="query">What names the query.</param>
    /// <param name="position">Where it stopped: texts, numbers, flags and nulls.</param>
    public static string Write(byte[] key, string query, params object?[] position)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(position, SqliteJson.Default.ObjectArray);
        return Base64Url.EncodeToString([.. Seal(key, query, json), .. json]);
    }

    /// <summary>Reads a continuation.</summary>
    /// <param name="key">The key that it was sealed with.</param>
    /// <param name="query">What names the query.</param>
    /// <param name="token">The continuation.</param>
    /// <exception cref="ArgumentException">It was not made by this store for this query.</exception>
    public static JsonElement[] Read(byte[] key, string query, string token)
    {
        byte[] bytes;
        try
        {
            bytes = Base64Url.DecodeFromChars(token);
        }
        catch (FormatException)
        {
            bytes = [];
        }

        if (bytes.Length <= SealBytes || !CryptographicOperations.FixedTimeEquals(Seal(key, query, bytes.AsSpan(SealBytes)), bytes.AsSpan(0, SealBytes)))
        {
            throw new ArgumentException("The continuation was not given by this store for this query. Pass on what the page before gave, unchanged, with the same query.", nameof(token));
        }

        return JsonSerializer.Deserialize(bytes.AsSpan(SealBytes), SqliteJson.Default.JsonElementArray)!;
    }

    private static ReadOnlySpan<byte> Seal(byte[] key, string query, ReadOnlySpan<byte> json)
    {
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes(query));
        hash.AppendData([0]);
        hash.AppendData(json);
        return hash.GetHashAndReset().AsSpan(0, SealBytes);
    }
}
