using Azure;
using Azure.Data.Tables;
using Trends.Storage;

namespace Trends.Azure.State;

/// <summary>Reads pages of a partition.</summary>
/// <remarks>
/// The service reads upwards only. A page from the end so reads the keys of its range first, holding as many as the page has, and then the rows from
/// there on: memory is bounded by the page, time by the range, a request a thousand keys.
/// </remarks>
/// <param name="table">The service's table.</param>
internal sealed class TablePages(TableClient table)
{
    private static readonly string[] KeyOnly = [nameof(TableEntity.RowKey)];

    /// <summary>Reads a page upwards.</summary>
    /// <param name="partitionKey">The service's partition key.</param>
    /// <param name="query">The range and its size.</param>
    /// <param name="after">The key where the page before stopped; null for the start.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The rows, and the key where the page stopped; null at the end.</returns>
    public async Task<(List<TableEntity> Rows, string? Stop)> UpAsync(string partitionKey, StateQuery query, string? after, CancellationToken cancellationToken)
    {
        List<TableEntity> rows = [];
        await foreach (TableEntity row in RangeAsync(partitionKey, query.From, query.To, after, query.Top + 1, null, cancellationToken))
        {
            if (rows.Count == query.Top)
            {
                return (rows, rows[^1].RowKey);
            }

            rows.Add(row);
        }

        return (rows, null);
    }

    /// <summary>Reads a page downwards.</summary>
    /// <param name="partitionKey">The service's partition key.</param>
    /// <param name="query">The range and its size.</param>
    /// <param name="before">The key where the page before stopped; null for the end.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The rows, and the key where the page stopped; null at the range's start.</returns>
    public async Task<(List<TableEntity> Rows, string? Stop)> DownAsync(string partitionKey, StateQuery query, string? before, CancellationToken cancellationToken)
    {
        string? end = before ?? query.To;
        Queue<string> last = new();
        bool more = false;
        await foreach (TableEntity row in RangeAsync(partitionKey, query.From, end, null, StateLimits.MaxTop, KeyOnly, cancellationToken))
        {
            last.Enqueue(row.RowKey);
            if (last.Count > query.Top)
            {
                last.Dequeue();
                more = true;
            }
        }

        if (last.Count == 0)
        {
            return ([], null);
        }

        List<TableEntity> rows = [];
        await foreach (TableEntity row in RangeAsync(partitionKey, last.Peek(), end, null, query.Top, null, cancellationToken))
        {
            rows.Add(row);
        }

        // Rows that came meanwhile make room: those at the end are the page.
        string stop = last.Peek();
        if (rows.Count > query.Top)
        {
            rows.RemoveRange(0, rows.Count - query.Top);
            (stop, more) = (rows[0].RowKey, true);
        }

        rows.Reverse();
        return (rows, more ? stop : null);
    }

    private AsyncPageable<TableEntity> RangeAsync(
        string partitionKey, string? from, string? to, string? after, int page, string[]? columns, CancellationToken cancellationToken)
    {
        List<string> filter = [TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey}")];
        if (from is not null)
        {
            filter.Add(TableClient.CreateQueryFilter($"RowKey ge {from}"));
        }

        if (after is not null)
        {
            filter.Add(TableClient.CreateQueryFilter($"RowKey gt {after}"));
        }

        if (to is not null)
        {
            filter.Add(TableClient.CreateQueryFilter($"RowKey lt {to}"));
        }

        return table.QueryAsync<TableEntity>(string.Join(" and ", filter), Math.Min(page, StateLimits.MaxTop), columns, cancellationToken);
    }
}
