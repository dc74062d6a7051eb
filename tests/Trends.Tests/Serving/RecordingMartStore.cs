using Trends.Storage;

namespace Trends.Tests.Serving;

/// <summary>Takes note of queries and answers with given rows.</summary>
public sealed class RecordingMartStore(params object?[][] rows) : IMartStore
{
    public MartQuery? Query { get; private set; }

    public string? Continuation { get; set; }

    public Task CreateAsync(MartDefinition mart, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<long> UpsertManyAsync(MartDefinition mart, IAsyncEnumerable<MartRow> rows, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<MartRow?> UpsertAsync(MartDefinition mart, MartRow row, WriteCondition condition, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<MartRow?> ReadAsync(MartDefinition mart, string partition, string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<MartPage> QueryAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken)
    {
        Query = query;
        return query.Continuation == "forged"
            ? throw new ArgumentException("forged")
            : Task.FromResult(new MartPage([.. rows.Select(r => new MartRow(r))], Continuation));
    }

    public Task<long> CountAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken) => Task.FromResult(42L);

    public Task<long> DeleteManyAsync(MartDefinition mart, IAsyncEnumerable<MartKey> keys, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ClearAsync(MartDefinition mart, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<MartPage> ReadChangesAsync(MartDefinition mart, string? continuation, int top, CancellationToken cancellationToken) => throw new NotSupportedException();
}
