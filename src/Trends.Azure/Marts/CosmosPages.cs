using System.Runtime.CompilerServices;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>
/// Answers queries a page at a time. Where an index serves the order, each part of the container gives its rows in it and they are merged here: the SDK's own
/// merge compares text otherwise than the service does. Where none does, all rows that match are read and the first ones kept.
/// </summary>
/// <param name="reader">Runs the queries.</param>
internal sealed class CosmosPages(CosmosReader reader)
{
    private const int ScanRows = 1000;
    private const int PartsAtOnce = 8;

    /// <summary>Reads a page.</summary>
    public async Task<MartPage> ReadAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken)
    {
        MartLimits.CheckQuery(mart, query);
        IReadOnlyList<MartOrder> order = CosmosOrder.Whole(mart, query.OrderBy);
        List<MartFilter> conditions = Conditions(mart, query);
        string name = $"{mart.Name}\n{CosmosSql.Rows(new(conditions, order, null), 1)}";
        object?[]? position = query.Continuation is { } token
            ? CosmosToken.Read(name, token, order.Select(o => mart.Columns[mart.IndexOf(o.Column)].Type))
            : null;
        CosmosAsk ask = new(mart, await reader.PartsAsync(mart, query.Partition, cancellationToken), conditions, order, position, query.Skip + query.Top + 1);
        IAsyncEnumerable<MartRow> found = ask.IsServed ? ServedAsync(ask, cancellationToken) : SortedAsync(ask, cancellationToken);
        List<MartRow> rows = await found.Skip(query.Skip).Take(query.Top + 1).ToListAsync(cancellationToken);
        if (rows.Count <= query.Top)
        {
            return new(rows, null);
        }

        rows.RemoveAt(query.Top);
        return new(rows, CosmosToken.Write(name, order.Select(o => rows[^1].Cells[mart.IndexOf(o.Column)])));
    }

    /// <summary>Counts rows.</summary>
    public async Task<long> CountAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken)
    {
        MartLimits.CheckQuery(mart, query);
        CosmosSql sql = CosmosSql.Count(Conditions(mart, query));
        long count = 0;
        await Parallel.ForEachAsync(
            await reader.PartsAsync(mart, query.Partition, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = PartsAtOnce, CancellationToken = cancellationToken },
            async (part, stop) => Interlocked.Add(ref count, await reader.SumAsync(mart, part, sql, stop)));
        return count;
    }

    private static List<MartFilter> Conditions(MartDefinition mart, MartQuery query)
    {
        List<MartFilter> conditions = [];
        Add(mart.PartitionColumn, MartOperator.Equal, query.Partition);
        Add(mart.IdColumn, MartOperator.GreaterOrEqual, query.FromId);
        Add(mart.IdColumn, MartOperator.Less, query.ToId);
        if (query.Filter is { } filter)
        {
            conditions.Add(filter);
        }

        return conditions;

        void Add(string column, MartOperator comparison, string? value)
        {
            if (value is not null)
            {
                conditions.Add(new MartFilter.Compare(column, comparison, value));
            }
        }
    }

    private async IAsyncEnumerable<MartRow> ServedAsync(CosmosAsk ask, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CosmosOrder merged = new(ask.Mart, ask.Order);
        foreach (CosmosStretch stretch in CosmosStretch.Of(ask.Mart, ask.Conditions, ask.Order, ask.Position))
        {
            IEnumerable<IAsyncEnumerable<MartRow>> sources = ask.Parts.Select(part => reader.RowsAsync(ask.Mart, part, stretch, CosmosSql.Rows, ask.RowsAPart, cancellationToken));
            await foreach (MartRow row in CosmosMerge.MergeAsync(sources, merged, cancellationToken))
            {
                yield return row;
            }
        }
    }

    private async IAsyncEnumerable<MartRow> SortedAsync(CosmosAsk ask, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CosmosLeast least = new(ask.Rows, new(ask.Mart, ask.Order));
        CosmosStretch all = CosmosStretch.ByKey(ask.Mart, ask.Position is null ? ask.Conditions : [.. ask.Conditions, CosmosOrder.After([.. ask.Order], ask.Position)]);
        await Parallel.ForEachAsync(
            ask.Parts,
            new ParallelOptions { MaxDegreeOfParallelism = PartsAtOnce, CancellationToken = cancellationToken },
            async (part, stop) =>
            {
                await foreach (MartRow row in reader.RowsAsync(ask.Mart, part, all, CosmosSql.Rows, ScanRows, stop))
                {
                    least.Add(row);
                }
            });
        foreach (MartRow row in least.InOrder())
        {
            yield return row;
        }
    }
}
