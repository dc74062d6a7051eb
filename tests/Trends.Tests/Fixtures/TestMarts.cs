using System.Collections.Concurrent;
using Trends.Storage;

namespace Trends.Tests.Fixtures;

/// <summary>A mart store in memory: what the marts stage and the fingerprint call, of filters a comparison for equality.</summary>
internal sealed class TestMarts : IMartStore
{
    private readonly ConcurrentDictionary<string, SortedDictionary<(string, string), MartRow>> _marts = new(StringComparer.Ordinal);

    /// <summary>Gets or sets the row, from now, whose write fails; 0 for none.</summary>
    public int FailAt { get; set; }

    public IReadOnlyCollection<MartRow> Rows(string mart) => _marts[mart].Values;

    public void Lose() => _marts.Clear();

    public TestMarts Copy()
    {
        TestMarts copy = new();
        copy.Restore(this);
        return copy;
    }

    public void Restore(TestMarts backup)
    {
        _marts.Clear();
        foreach ((string name, SortedDictionary<(string, string), MartRow> rows) in backup._marts)
        {
            _marts[name] = new(rows, rows.Comparer);
        }
    }

    public void Lose(string mart) => _marts.TryRemove(mart, out _);

    public Task CreateAsync(MartDefinition mart, CancellationToken cancellationToken)
    {
        _marts.TryAdd(mart.Name, new(Comparer<(string P, string I)>.Create((a, b) => string.CompareOrdinal(a.P, b.P) is not 0 and int c ? c : string.CompareOrdinal(a.I, b.I))));
        return Task.CompletedTask;
    }

    public async Task<long> UpsertManyAsync(MartDefinition mart, IAsyncEnumerable<MartRow> rows, CancellationToken cancellationToken)
    {
        long count = 0;
        await foreach (MartRow row in rows.WithCancellation(cancellationToken))
        {
            CountDown();
            _marts[mart.Name][Key(mart, row)] = row;
            count++;
        }

        return count;
    }

    public Task<MartRow?> UpsertAsync(MartDefinition mart, MartRow row, WriteCondition condition, CancellationToken cancellationToken)
    {
        _marts[mart.Name][Key(mart, row)] = row;
        return Task.FromResult<MartRow?>(row);
    }

    public Task<MartRow?> ReadAsync(MartDefinition mart, string partition, string id, CancellationToken cancellationToken) =>
        Task.FromResult(_marts[mart.Name].GetValueOrDefault((partition, id)));

    public Task<MartPage> QueryAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken)
    {
        int skip = query.Continuation is null ? 0 : int.Parse(query.Continuation);
        List<MartRow> rows = [.. _marts[mart.Name].Values.Where(r => Matches(mart, r, query.Filter)).Skip(skip).Take(query.Top)];
        return Task.FromResult(new MartPage(rows, rows.Count < query.Top ? null : (skip + rows.Count).ToString()));
    }

    public Task<long> CountAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async Task<long> DeleteManyAsync(MartDefinition mart, IAsyncEnumerable<MartKey> keys, CancellationToken cancellationToken)
    {
        long count = 0;
        await foreach (MartKey key in keys.WithCancellation(cancellationToken))
        {
            count += _marts[mart.Name].Remove((key.Partition, key.Id)) ? 1 : 0;
        }

        return count;
    }

    public Task ClearAsync(MartDefinition mart, CancellationToken cancellationToken)
    {
        _marts[mart.Name].Clear();
        return Task.CompletedTask;
    }

    public Task<MartPage> ReadChangesAsync(MartDefinition mart, string? continuation, int top, CancellationToken cancellationToken) =>
        QueryAsync(mart, new MartQuery(Top: top, Continuation: continuation), cancellationToken);

    // Containers are written side by side.
    private void CountDown()
    {
        lock (_marts)
        {
            if (FailAt > 0 && --FailAt == 0)
            {
                throw new IOException("The test pulled the plug.");
            }
        }
    }

    private static bool Matches(MartDefinition mart, MartRow row, MartFilter? filter) => filter switch
    {
        null => true,
        MartFilter.Compare { Operator: MartOperator.Equal } equal => Equals(row.Cells[mart.IndexOf(equal.Column)], equal.Value),
        _ => throw new NotSupportedException($"{filter}"),
    };

    private static (string, string) Key(MartDefinition mart, MartRow row) =>
        ((string)row.Cells[mart.IndexOf(mart.PartitionColumn)]!, (string)row.Cells[mart.IndexOf(mart.IdColumn)]!);
}
