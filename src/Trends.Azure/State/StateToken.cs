using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trends.Storage;

namespace Trends.Azure.State;

/// <summary>Continuations of state queries: the key where a page stopped, bound to its query, so that one of another query is refused.</summary>
/// <remarks>
/// Any instance reads what any other wrote, so there is no secret in it, and none is needed: the query's own range holds beside the
/// continuation, and who made one up would see nothing that the query does not show anyhow.
/// </remarks>
internal static class StateToken
{
    private const int SealBytes = 16;

    /// <summary>Makes a continuation.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="query">The query.</param>
    /// <param name="key">The key where the page stopped.</param>
    public static string Write(string table, string partition, StateQuery query, string key)
    {
        byte[] position = Encoding.UTF8.GetBytes(key);
        return Base64Url.EncodeToString([.. Seal(table, partition, query, position), .. position]);
    }

    /// <summary>Reads the continuation of a query.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="query">The query.</param>
    /// <returns>The key where the page before stopped; null at the start.</returns>
    /// <exception cref="ArgumentException">It was not made for this query.</exception>
    public static string? Read(string table, string partition, StateQuery query)
    {
        if (query.Continuation is not { } token)
        {
            return null;
        }

        byte[] bytes = Base64Url.IsValid(token) ? Base64Url.DecodeFromChars(token) : [];
        return bytes.Length > SealBytes && Seal(table, partition, query, bytes.AsSpan(SealBytes)).SequenceEqual(bytes.AsSpan(0, SealBytes))
            ? Encoding.UTF8.GetString(bytes.AsSpan(SealBytes))
            : throw new ArgumentException("The continuation was not given for this query of state. Pass on what the page before gave, unchanged, with the same query.", nameof(query));
    }

    private static ReadOnlySpan<byte> Seal(string table, string partition, StateQuery query, ReadOnlySpan<byte> position)
    {
        byte[] name = JsonSerializer.SerializeToUtf8Bytes((string?[])[table, partition, query.From, query.To, query.Descending ? "descending" : "ascending"]);
        return HMACSHA256.HashData(name, position).AsSpan(0, SealBytes);
    }
}
