using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Trends.Storage;

namespace Trends.Azure.Cache;

/// <summary>Tells whether Redis answers. Without it the app works on, and caches in its process alone.</summary>
/// <param name="connection">The connection.</param>
/// <param name="options">How long Redis may take.</param>
internal sealed class RedisHealth(RedisConnection connection, IOptions<CacheOptions> options) : IPartHealth
{
    /// <inheritdoc/>
    public string Name => "cache";

    /// <inheritdoc/>
    public bool Required => false;

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.RedisTimeout);
        IDatabase redis = await connection.DatabaseAsync(limit.Token);
        await redis.PingAsync().WaitAsync(limit.Token);
    }
}
