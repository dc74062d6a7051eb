using Trends.Storage;

namespace Trends.Tests.Collect;

/// <summary>A state store in memory that can be told to fail.</summary>
internal sealed class FakeState : IStateStore
{
    private readonly Lock _gate = new();
    private int _version;

    internal Dictionary<(string Table, string Partition, string Row), StateRow> Rows { get; } = [];

    internal Action<string>? BeforeWrite { get; set; }

    public Task<StateRow?> ReadAsync(string table, string partition, string row, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(Rows.GetValueOrDefault((table, partition, row)));
        }
    }

    public Task<StateRow?> WriteAsync(string table, string partition, string row, string value, WriteCondition condition, CancellationToken cancellationToken)
    {
        BeforeWrite?.Invoke(table);
        lock (_gate)
        {
            return Task.FromResult<StateRow?>(
                Holds((table, partition, row), condition) ? Rows[(table, partition, row)] = new(partition, row, value, $"{++_version}") : null);
        }
    }

    public async Task WriteManyAsync(string table, string partition, IReadOnlyCollection<KeyValuePair<string, string>> rows, CancellationToken cancellationToken)
    {
        foreach ((string row, string value) in rows)
        {
            await WriteAsync(table, partition, row, value, WriteCondition.Always, cancellationToken);
        }
    }

    public Task<bool> DeleteAsync(string table, string partition, string row, WriteCondition condition, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            bool holds = Holds((table, partition, row), condition);
            _ = holds && Rows.Remove((table, partition, row));
            return Task.FromResult(holds);
        }
    }

    public Task<StatePage> QueryAsync(string table, string partition, StateQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(new StatePage([.. Rows.Where(r => r.Key.Table == table && r.Key.Partition == partition).OrderBy(r => r.Key.Row, StringComparer.Ordinal).Select(r => r.Value)], null));

    private bool Holds((string Table, string Partition, string Row) key, WriteCondition condition)
    {
        StateRow? row = Rows.GetValueOrDefault(key);
        return condition.OnlyNew ? row is null : condition.ETag is null || row?.ETag == condition.ETag;
    }
}
