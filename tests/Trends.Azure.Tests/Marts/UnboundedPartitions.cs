using Trends.Storage;

namespace Trends.Azure.Tests.Marts;

/// <summary>A store whose marts all have partitions that may outgrow one place.</summary>
/// <param name="store">The store.</param>
internal sealed class UnboundedPartitions(IMartStore store) : IMartStore, IDisposable
{
    public Task CreateAsync(MartDefinition mart, CancellationToken cancellationToken) => store.CreateAsync(Unbounded(mart), cancellationToken);

    public Task<long> UpsertManyAsync(MartDefinition mart, IAsyncEnumerable<MartRow> rows, CancellationToken cancellationToken) =>
        store.UpsertManyAsync(Unbounded(mart), rows, cancellationToken);

    public Task<MartRow?> UpsertAsync(MartDefinition mart, MartRow row, WriteCondition condition, CancellationToken cancellationToken) =>
        store.UpsertAsync(Unbounded(mart), row, condition, cancellationToken);

    public Task<MartRow?> ReadAsync(MartDefinition mart, string partition, string id, CancellationToken cancellationToken) =>
        store.ReadAsync(Unbounded(mart), partition, id, cancellationToken);

    public Task<MartPage> QueryAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken) => store.QueryAsync(Unbounded(mart), query, cancellationToken);

    public Task<long> CountAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken) => store.CountAsync(Unbounded(mart), query, cancellationToken);

    public Task<long> DeleteManyAsync(MartDefinition mart, IAsyncEnumerable<MartKey> keys, CancellationToken cancellationToken) =>
        store.DeleteManyAsync(Unbounded(mart), keys, cancellationToken);

    public Task ClearAsync(MartDefinition mart, CancellationToken cancellationToken) => store.ClearAsync(Unbounded(mart), cancellationToken);

    public Task<MartPage> ReadChangesAsync(MartDefinition mart, string? continuation, int top, CancellationToken cancellationToken) =>
        store.ReadChangesAsync(Unbounded(mart), continuation, top, cancellationToken);

    public void Dispose() => (store as IDisposable)?.Dispose();

    private static MartDefinition Unbounded(MartDefinition mart) => mart with { UnboundedPartitions = true };
}
