namespace Trends.Storage;

/// <summary>Small keyed rows with versions: cursors, batch index, registry, catalogue, run reports.</summary>
/// <remarks>
/// Tables, partitions and row keys are texts of 1 to 512 characters without <c>/ \ # ?</c> or control characters. A value is
/// at most 60 KB of UTF-8. Keys order ordinally. Writes are durable when the call returns.
/// </remarks>
public interface IStateStore
{
    /// <summary>Reads a row.</summary>
    /// <returns>The row, or null when there is none.</returns>
    Task<StateRow?> ReadAsync(string table, string partition, string row, CancellationToken cancellationToken);

    /// <summary>Writes a row.</summary>
    /// <returns>The new version, or null when the condition did not hold and nothing was written.</returns>
    Task<StateRow?> WriteAsync(string table, string partition, string row, string value, WriteCondition condition, CancellationToken cancellationToken);

    /// <summary>Writes many rows of one partition, all or none in batches of 100; always, without condition.</summary>
    Task WriteManyAsync(string table, string partition, IReadOnlyCollection<KeyValuePair<string, string>> rows, CancellationToken cancellationToken);

    /// <summary>Deletes a row.</summary>
    /// <returns>Whether the condition held; deleting what is not there holds, unless an ETag is asked for.</returns>
    Task<bool> DeleteAsync(string table, string partition, string row, WriteCondition condition, CancellationToken cancellationToken);

    /// <summary>Reads the rows of a partition in key order.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="query">The range and its size.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<StatePage> QueryAsync(string table, string partition, StateQuery query, CancellationToken cancellationToken);
}
