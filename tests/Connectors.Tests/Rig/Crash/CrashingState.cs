using Trends.Storage;

namespace Connectors.Tests.Rig.Crash;

/// <summary>A state store whose process may end right before or right after each change.</summary>
internal sealed class CrashingState(IStateStore state, CrashPoints points) : IStateStore
{
    /// <inheritdoc/>
    public Task<StateRow?> ReadAsync(string table, string partition, string row, CancellationToken cancellationToken) => state.ReadAsync(table, partition, row, cancellationToken);

    /// <inheritdoc/>
    public Task<StatePage> QueryAsync(string table, string partition, StateQuery query, CancellationToken cancellationToken) => state.QueryAsync(table, partition, query, cancellationToken);

    /// <inheritdoc/>
    public async Task<StateRow?> WriteAsync(string table, string partition, string row, string value, WriteCondition condition, CancellationToken cancellationToken)
    {
        points.Pass($"before a row of '{table}'");
        StateRow? written = await state.WriteAsync(table, partition, row, value, condition, cancellationToken);
        points.Pass($"after a row of '{table}'");
        return written;
    }

    /// <inheritdoc/>
    public async Task WriteManyAsync(string table, string partition, IReadOnlyCollection<KeyValuePair<string, string>> rows, CancellationToken cancellationToken)
    {
        points.Pass($"before rows of '{table}'");
        await state.WriteManyAsync(table, partition, rows, cancellationToken);
        points.Pass($"after rows of '{table}'");
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string table, string partition, string row, WriteCondition condition, CancellationToken cancellationToken)
    {
        points.Pass($"before a row of '{table}' goes");
        return await state.DeleteAsync(table, partition, row, condition, cancellationToken);
    }
}
