using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Caching.Hybrid;
using Trends.Pipeline;

namespace Trends.Serving;

/// <summary>Keeps serialised answers for an hour: a warm answer is one lookup and one write.</summary>
/// <param name="cache">The cache.</param>
/// <param name="metrics">Is told of hits and misses; null where nobody measures.</param>
public sealed class CachedAnswers(HybridCache cache, PipelineMetrics? metrics = null)
{
    // Most keys fit; longer ones grow.
    private const int Length = 512;

    private static readonly HybridCacheEntryOptions Hour = new() { Expiration = TimeSpan.FromSeconds(3600), LocalCacheExpiration = TimeSpan.FromSeconds(3600) };

    /// <summary>Gives an answer from the cache, or makes it once however many ask.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="route">The route, such as <c>api/trends</c>.</param>
    /// <param name="query">The query; order and letter case of names do not matter, empty values are left out.</param>
    /// <param name="version">The model's version and the marts' watermark: a new one is seen at once.</param>
    /// <param name="make">Makes the answer.</param>
    /// <param name="type">Its serialiser.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public ValueTask<CacheAnswer> GetAsync<T>(
        string route,
        IEnumerable<KeyValuePair<string, string?>> query,
        string version,
        Func<CancellationToken, ValueTask<T>> make,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(make);
        return GetAsync(Key(route, query, version), new Making(async stop => JsonSerializer.SerializeToUtf8Bytes(await make(stop), type)), cancellationToken);
    }

    /// <summary>Gives the key of an answer.</summary>
    /// <param name="route">The route.</param>
    /// <param name="query">The query.</param>
    /// <param name="version">The model's version and the marts' watermark.</param>
    public static string Key(string route, IEnumerable<KeyValuePair<string, string?>> query, string version)
    {
        ArgumentNullException.ThrowIfNull(query);
        KeyValuePair<string, string?>[] parts = [.. query];
        Array.Sort(parts, static (a, b) => string.Compare(a.Key, b.Key, StringComparison.OrdinalIgnoreCase));
        ArrayBufferWriter<byte> key = new(Length);
        Append(key, route);
        Append(key, "\n");
        Append(key, version);
        foreach ((string name, string? value) in parts)
        {
            if (!string.IsNullOrEmpty(value))
            {
                Append(key, "\n");
                Append(key, name.ToLowerInvariant());
                Append(key, "=");
                Append(key, value);
            }
        }

        // Caches bound keys, and query values are the clients' own: a hash fits, and nothing of them shows.
        Span<byte> hash = stackalloc byte[Sha256.Size];
        Sha256.Hash(key.WrittenSpan, hash);
        return string.Concat("answer:", Convert.ToHexStringLower(hash));
    }

    private static void Append(ArrayBufferWriter<byte> key, string text) => Encoding.UTF8.GetBytes(text, key);

    private async ValueTask<CacheAnswer> GetAsync(string key, Making making, CancellationToken cancellationToken)
    {
        CachedPayload payload = await cache.GetOrCreateAsync(
            key,
            making,
            static async (state, stop) =>
            {
                state.Made = true;
                return new CachedPayload(await state.Make(stop));
            },
            Hour,
            cancellationToken: cancellationToken);
        metrics?.Cache.Answered(!making.Made);
        return new(payload.Body, !making.Made);
    }

    private sealed class Making(Func<CancellationToken, ValueTask<byte[]>> make)
    {
        public Func<CancellationToken, ValueTask<byte[]>> Make { get; } = make;

        public bool Made { get; set; }
    }
}
