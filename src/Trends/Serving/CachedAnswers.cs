using System.Security.Cryptography;
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
    private static readonly HybridCacheEntryOptions Hour = new() { Expiration = TimeSpan.FromSeconds(3600), LocalCacheExpiration = TimeSpan.FromSeconds(3600) };

    /// <summary>Gives an answer from the cache, or makes it once however many ask.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="route">The route, such as <c>api/trends</c>.</param>
    /// <param name="query">The query; order and letter case of names do not matter, empty values are left out.</param>
    /// <param name="version">The model's version and the marts' watermark: a new one is seen at once.</param>
    /// <param name="make">Makes the answer.</param>
    /// <param name="type">Its serialiser.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async ValueTask<CacheAnswer> GetAsync<T>(
        string route,
        IEnumerable<KeyValuePair<string, string?>> query,
        string version,
        Func<CancellationToken, ValueTask<T>> make,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(make);
        Making<T> making = new(make, type);
        CachedPayload payload = await cache.GetOrCreateAsync(
            Key(route, query, version),
            making,
            static async (state, stop) =>
            {
                state.Made = true;
                return new CachedPayload(JsonSerializer.SerializeToUtf8Bytes(await state.Make(stop), state.Type));
            },
            Hour,
            cancellationToken: cancellationToken);
        metrics?.Cache.Answered(!making.Made);
        return new(payload.Body, !making.Made);
    }

    /// <summary>Gives the key of an answer.</summary>
    /// <param name="route">The route.</param>
    /// <param name="query">The query.</param>
    /// <param name="version">The model's version and the marts' watermark.</param>
    public static string Key(string route, IEnumerable<KeyValuePair<string, string?>> query, string version)
    {
        ArgumentNullException.ThrowIfNull(query);
        StringBuilder key = new(route);
        key.Append('\n').Append(version);
        foreach ((string name, string? value) in query
            .Where(q => !string.IsNullOrEmpty(q.Value))
            .Select(q => (q.Key.ToLowerInvariant(), q.Value))
            .Order())
        {
            key.Append('\n').Append(name).Append('=').Append(value);
        }

        // Caches bound keys, and query values are the clients' own: a hash fits, and nothing of them shows.
        return "answer:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString())));
    }

    private sealed class Making<T>(Func<CancellationToken, ValueTask<T>> make, JsonTypeInfo<T> type)
    {
        public Func<CancellationToken, ValueTask<T>> Make { get; } = make;

        public JsonTypeInfo<T> Type { get; } = type;

        public bool Made { get; set; }
    }
}
