using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>
/// Continuations: where a page stopped, bound to its query, so that an altered or foreign one is refused. They carry no secret and need none: what they hold
/// becomes parameters of the query they belong to, and nothing else; so every instance understands those of any other.
/// </summary>
internal static class CosmosToken
{
    private const int SumBytes = 16;

    /// <summary>Makes a continuation.</summary>
    /// <param name="query">What names the query.</param>
    /// <param name="position">Where it stopped.</param>
    public static string Write(string query, IEnumerable<object?> position)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(position.Select(ToText));
        return Base64Url.EncodeToString([.. Sum(query, json), .. json]);
    }

    /// <summary>Reads a continuation.</summary>
    /// <param name="query">What names the query.</param>
    /// <param name="token">The continuation.</param>
    /// <param name="types">The types of the position's parts.</param>
    /// <exception cref="ArgumentException">It was not made for this query.</exception>
    public static object?[] Read(string query, string token, IEnumerable<MartType> types) => [.. Read(query, token).Zip(types, FromText)];

    /// <summary>Reads a continuation whose position is texts.</summary>
    /// <param name="query">What names the query.</param>
    /// <param name="token">The continuation.</param>
    /// <exception cref="ArgumentException">It was not made for this query.</exception>
    public static string?[] Read(string query, string token)
    {
        byte[] bytes = Base64Url.IsValid(token) ? Base64Url.DecodeFromChars(token) : [];
        return bytes.Length > SumBytes && Sum(query, bytes.AsSpan(SumBytes)).SequenceEqual(bytes.AsSpan(0, SumBytes))
            ? JsonSerializer.Deserialize<string?[]>(bytes.AsSpan(SumBytes))!
            : throw new ArgumentException("The continuation was not given by this store for this query. Pass on what the page before gave, unchanged, with the same query.", nameof(token));
    }

    private static ReadOnlySpan<byte> Sum(string query, ReadOnlySpan<byte> json)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(query));
        hash.AppendData([0]);
        hash.AppendData(json);
        return hash.GetHashAndReset().AsSpan(0, SumBytes);
    }

    private static string? ToText(object? cell) => cell switch
    {
        DateTimeOffset instant => instant.UtcTicks.ToString(CultureInfo.InvariantCulture),

        // All digits: a position that is off by the last one would skip or repeat rows.
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        null => null,
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
    };

    private static object? FromText(string? text, MartType type) =>
        text is null
            ? null
            : type switch
            {
                MartType.Text => text,
                MartType.Number => double.Parse(text, CultureInfo.InvariantCulture),
                MartType.Flag => bool.Parse(text),
                MartType.Instant => new DateTimeOffset(long.Parse(text, CultureInfo.InvariantCulture), TimeSpan.Zero),
                _ => long.Parse(text, CultureInfo.InvariantCulture),
            };
}
