using Functions.Embedded.EventHubs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Trends.Quality.Erasure;

namespace TrendFunctions.Erasure;

/// <summary>The embedded runtime's event log, which can be written over. Its twin for Azure is <c>RuntimeErasure.Azure.cs</c>.</summary>
/// <param name="services">Hold the log, once it is open.</param>
/// <param name="configuration">Says which stores are elsewhere.</param>
internal sealed class RuntimeErasure(IServiceProvider services, IConfiguration configuration) : IRuntimeErasure
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Later =>
    [
        .. string.IsNullOrEmpty(configuration["Lake:BlobServiceUri"]) ? Array.Empty<string>() : [ErasureNotes.Versions],
        .. string.IsNullOrEmpty(configuration["Cache:RedisEndpoint"]) ? Array.Empty<string>() : [ErasureNotes.Cache],
    ];

    /// <inheritdoc/>
    public async Task<ErasedFrom> EraseAsync(Func<string, ReadOnlyMemory<byte>, bool> isErased, CancellationToken cancellationToken)
    {
        (long looked, long erased) = await services.GetRequiredService<StoredEvents>().EraseAsync(isErased, cancellationToken);
        return new("events", looked, erased, erased > 0 ? 1 : 0);
    }
}
