using Trends.Storage;

namespace Trends.Tests.Collect.Quota;

/// <summary>A state store in memory that keeps to its conditions, counts its calls and runs what a test puts between them.</summary>
internal sealed class SharedState : IStateStore
{
    private readonly SortedDictionary<(string Table, string Partition, string Row), StateRow> _rows = new(Comparer<(string, string, string)>.Create(Compare));
    private int _version;

    internal int Reads { get; private set; }

    internal int Writes { get; private set; }

    internal Action<string>? BeforeWrite { get; set; }

    internal int LongestValue => _rows.Values.Max(r => r.Value.Length);

    internal IEnumerable<StateRow> Rows(string table) => _rows.Where(r => r.Key.Table == table).Select(r => r.Value);

    public Task<StateRow?> ReadAsync(string table, string partition, string row, CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult(_rows.GetValueOrDefault((table, partition, row)));
    }

    public Task<StateRow?> WriteAsync(string table, string partition, string row, string value, WriteCondition condition, CancellationToken cancellationToken)
    {
        StateLimits.CheckKey(partition, "partition");
        StateLimits.CheckKey(row, "row");
        StateLimits.CheckValue(value, row);
        Action<string>? before = BeforeWrite;
        BeforeWrite = null;
        before?.Invoke(row);
        BeforeWrite ??= before;
        Writes++;
        StateRow? standing = _rows.GetValueOrDefault((table, partition, row));
        bool holds = condition.OnlyNew ? standing is null : condition.ETag is null || standing?.ETag == condition.ETag;
        return Task.FromResult(holds ? _rows[(table, partition, row)] = new(partition, row, value, $"{++_version}") : null);
    }

    public Task WriteManyAsync(string table, string partition, IReadOnlyCollection<KeyValuePair<string, string>> rows, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<bool> DeleteAsync(string table, string partition, string row, WriteCondition condition, CancellationToken cancellationToken) =>
        Task.FromResult(_rows.Remove((table, partition, row)));

    public Task<StatePage> QueryAsync(string table, string partition, StateQuery query, CancellationToken cancellationToken)
    {
        Reads++;
        List<StateRow> rows = [.. _rows.Where(r => r.Key.Table == table && r.Key.Partition == partition && string.CompareOrdinal(r.Key.Row, query.From) >= 0).Select(r => r.Value).Take(query.Top)];
        return Task.FromResult(new StatePage(rows, null));
    }

    private static int Compare((string A, string B, string C) x, (string A, string B, string C) y) =>
        string.CompareOrdinal(x.A, y.A) is not 0 and int a ? a : string.CompareOrdinal(x.B, y.B) is not 0 and int b ? b : string.CompareOrdinal(x.C, y.C);
}
