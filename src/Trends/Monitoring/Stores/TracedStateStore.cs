using Trends.Pipeline;
using Trends.Storage;

namespace Trends.Monitoring.Stores;

/// <summary>A state store whose calls are told, without their keys.</summary>
/// <param name="state">The store.</param>
/// <param name="metrics">Is told.</param>
internal sealed class TracedStateStore(IStateStore state, PipelineMetrics metrics) : IStateStore
{
    private readonly StoreCalls _calls = new(Telemetry.Spans.State, metrics);

    /// <inheritdoc/>
    public Task<StateRow?> ReadAsync(string table, string partition, string row, CancellationToken cancellationToken)
        => _calls.RunAsync("read", () => state.ReadAsync(table, partition, row, cancellationToken));

    /// <inheritdoc/>
    public Task<StateRow?> WriteAsync(string table, string partition, string row, string value, WriteCondition condition, CancellationToken cancellationToken)
        => _calls.RunAsync("write", () => state.WriteAsync(table, partition, row, value, condition, cancellationToken));

    /// <inheritdoc/>
    public Task WriteManyAsync(string table, string partition, IReadOnlyCollection<KeyValuePair<string, string>> rows, CancellationToken cancellationToken)
        => _calls.RunAsync("write-many", () => state.WriteManyAsync(table, partition, rows, cancellationToken));

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string table, string partition, string row, WriteCondition condition, CancellationToken cancellationToken)
        => _calls.RunAsync("delete", () => state.DeleteAsync(table, partition, row, condition, cancellationToken));

    /// <inheritdoc/>
    public Task<StatePage> QueryAsync(string table, string partition, StateQuery query, CancellationToken cancellationToken)
        => _calls.RunAsync("query", () => state.QueryAsync(table, partition, query, cancellationToken));
}
