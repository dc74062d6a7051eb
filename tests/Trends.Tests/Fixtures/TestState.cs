using System.Collections.Concurrent;
using Trends.Storage;

namespace Trends.Tests.Fixtures;

/// <summary>A state store in memory: single rows only.</summary>
internal sealed class TestState : IStateStore
{
    private readonly ConcurrentDictionary<(string, string, string), StateRow> _rows = new();
    private int _version;

    public int Writes => _version;

    public Task<StateRow?> ReadAsync(string table, string partition, string row, CancellationToken cancellationToken) =>
        Task.FromResult(_rows.GetValueOrDefault((table, partition, row)));

    public Task<StateRow?> WriteAsync(string table, string partition, string row, string value, WriteCondition condition, CancellationToken cancellationToken) =>
        Task.FromResult<StateRow?>(_rows[(table, partition, row)] = new(partition, row, value, $"{++_version}"));

    public Task WriteManyAsync(string table, string partition, IReadOnlyCollection<KeyValuePair<string, string>> rows, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<bool> DeleteAsync(string table, string partition, string row, WriteCondition condition, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<StatePage> QueryAsync(string table, string partition, StateQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
