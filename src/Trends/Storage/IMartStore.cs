namespace Trends.Storage;

/// <summary>The marts: flat documents in partitions, as Cosmos DB or a SQLite table has them.</summary>
public interface IMartStore
{
    /// <summary>Makes a mart's container, or checks that it is as declared.</summary>
    Task CreateAsync(MartDefinition mart, CancellationToken cancellationToken);

    /// <summary>Writes many rows in any order; a row with the same partition and id is replaced. Durable when the call returns.</summary>
    /// <returns>How many rows were written.</returns>
    Task<long> UpsertManyAsync(MartDefinition mart, IAsyncEnumerable<MartRow> rows, CancellationToken cancellationToken);

    /// <summary>Writes one row under a condition.</summary>
    /// <returns>The row with its new ETag, or null when the condition did not hold.</returns>
    Task<MartRow?> UpsertAsync(MartDefinition mart, MartRow row, WriteCondition condition, CancellationToken cancellationToken);

    /// <summary>Reads one row.</summary>
    /// <returns>The row, or null when there is none.</returns>
    Task<MartRow?> ReadAsync(MartDefinition mart, string partition, string id, CancellationToken cancellationToken);

    /// <summary>Reads a page of rows.</summary>
    Task<MartPage> QueryAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken);

    /// <summary>Counts the rows that a query's partition, range and filter let through.</summary>
    Task<long> CountAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken);

    /// <summary>Deletes rows by partition and id; those that are not there do no harm.</summary>
    /// <returns>How many there were.</returns>
    Task<long> DeleteManyAsync(MartDefinition mart, IAsyncEnumerable<MartKey> keys, CancellationToken cancellationToken);

    /// <summary>Deletes every row of a mart.</summary>
    Task ClearAsync(MartDefinition mart, CancellationToken cancellationToken);

    /// <summary>Reads rows in the order they were last written: each row once, at its newest version; deletes are not seen.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="continuation">Where an earlier page stopped; null for the beginning.</param>
    /// <param name="top">At most so many rows, 1 to 10,000.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The rows, and a continuation that is never null: asking again later gives what came since.</returns>
    Task<MartPage> ReadChangesAsync(MartDefinition mart, string? continuation, int top, CancellationToken cancellationToken);
}
