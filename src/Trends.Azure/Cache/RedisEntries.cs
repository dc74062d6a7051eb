using System.Buffers;
using System.Reflection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Trends.Azure.Cache;

/// <summary>The second level of the hybrid cache: an entry is one string in Redis, which forgets it by itself.</summary>
/// <remarks>
/// Keys begin with the version of this format and that of the app, so that apps of two versions share a Redis without reading each other's answers.
/// The hybrid cache asks asynchronously alone, and for entries that live for a time from now on.
/// </remarks>
/// <param name="guard">Asks Redis.</param>
/// <param name="options">Says how large an entry may be.</param>
internal sealed class RedisEntries(RedisGuard guard, IOptions<CacheOptions> options) : IBufferDistributedCache
{
    /// <summary>The version of the format of keys and entries.</summary>
    public const int Format = 1;

    private static readonly TimeSpan DefaultLife = TimeSpan.FromHours(1);
    private readonly int _maxBytes = options.Value.RedisMaxBytes;

    /// <summary>Gets what every key begins with.</summary>
    public static string Prefix { get; } =
        $"trends:{Format}:{typeof(RedisEntries).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}:";

    /// <inheritdoc/>
    public async ValueTask<bool> TryGetAsync(string key, IBufferWriter<byte> destination, CancellationToken token = default)
    {
        using Lease<byte>? entry = await guard.AskAsync(redis => redis.StringGetLeaseAsync(Prefix + key), token);
        if (entry is null)
        {
            return false;
        }

        destination.Write(entry.Span);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask SetAsync(string key, ReadOnlySequence<byte> value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        if (value.Length > _maxBytes)
        {
            return;
        }

        // A copy: the caller takes its buffer back when this returns, and a command that was given up may still be sent.
        byte[] entry = value.ToArray();
        await guard.AskAsync(redis => redis.StringSetAsync(Prefix + key, entry, options.AbsoluteExpirationRelativeToNow ?? DefaultLife), token);
    }

    /// <inheritdoc/>
    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        ArrayBufferWriter<byte> entry = new();
        return await TryGetAsync(key, entry, token) ? entry.WrittenSpan.ToArray() : null;
    }

    /// <inheritdoc/>
    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        SetAsync(key, new ReadOnlySequence<byte>(value), options, token).AsTask();

    /// <inheritdoc/>
    public async Task RemoveAsync(string key, CancellationToken token = default) =>
        await guard.AskAsync(redis => redis.KeyDeleteAsync(Prefix + key), token);

    /// <inheritdoc/>
    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    /// <inheritdoc/>
    public byte[]? Get(string key) => throw Synchronous();

    /// <inheritdoc/>
    public bool TryGet(string key, IBufferWriter<byte> destination) => throw Synchronous();

    /// <inheritdoc/>
    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw Synchronous();

    /// <inheritdoc/>
    public void Set(string key, ReadOnlySequence<byte> value, DistributedCacheEntryOptions options) => throw Synchronous();

    /// <inheritdoc/>
    public void Refresh(string key) => throw Synchronous();

    /// <inheritdoc/>
    public void Remove(string key) => throw Synchronous();

    private static NotSupportedException Synchronous() => new("Entries in Redis are read and written asynchronously alone: a thread that waits for a server serves nobody.");
}
