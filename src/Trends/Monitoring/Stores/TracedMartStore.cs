using Trends.Pipeline;
using Trends.Storage;

namespace Trends.Monitoring.Stores;

/// <summary>A mart store whose calls are told, without their keys and filters.</summary>
/// <param name="marts">The store.</param>
/// <param name="metrics">Is told.</param>
internal sealed class TracedMartStore(IMartStore marts, PipelineMetrics metrics) : IMartStore
{
    private readonly StoreCalls _calls = new(Telemetry.Spans.Marts, metrics);

    /// <inheritdoc/>
    public Task CreateAsync(MartDefinition mart, CancellationToken cancellationToken)
        => _calls.RunAsync("create", () => marts.CreateAsync(mart, cancellationToken));

    /// <inheritdoc/>
    public Task<long> UpsertManyAsync(MartDefinition mart, IAsyncEnumerable<MartRow> rows, CancellationToken cancellationToken)
        => _calls.RunAsync("upsert-many", () => marts.UpsertManyAsync(mart, rows, cancellationToken));

    /// <inheritdoc/>
    public Task<MartRow?> UpsertAsync(MartDefinition mart, MartRow row, WriteCondition condition, CancellationToken cancellationToken)
        => _calls.RunAsync("upsert", () => marts.UpsertAsync(mart, row, condition, cancellationToken));

    /// <inheritdoc/>
    public Task<MartRow?> ReadAsync(MartDefinition mart, string partition, string id, CancellationToken cancellationToken)
        => _calls.RunAsync("read", () => marts.ReadAsync(mart, partition, id, cancellationToken));

    /// <inheritdoc/>
    public Task<MartPage> QueryAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken)
        => _calls.RunAsync("query", () => marts.QueryAsync(mart, query, cancellationToken));

    /// <inheritdoc/>
    public Task<long> CountAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken)
        => _calls.RunAsync("count", () => marts.CountAsync(mart, query, cancellationToken));

    /// <inheritdoc/>
    public Task<long> DeleteManyAsync(MartDefinition mart, IAsyncEnumerable<MartKey> keys, CancellationToken cancellationToken)
        => _calls.RunAsync("delete-many", () => marts.DeleteManyAsync(mart, keys, cancellationToken));

    /// <inheritdoc/>
    public Task ClearAsync(MartDefinition mart, CancellationToken cancellationToken)
        => _calls.RunAsync("clear", () => marts.ClearAsync(mart, cancellationToken));

    /// <inheritdoc/>
    public Task<MartPage> ReadChangesAsync(MartDefinition mart, string? continuation, int top, CancellationToken cancellationToken)
        => _calls.RunAsync("changes", () => marts.ReadChangesAsync(mart, continuation, top, cancellationToken));
}
