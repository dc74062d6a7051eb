using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>Runs queries on parts of a container.</summary>
/// <param name="connection">The account.</param>
/// <param name="calls">Makes the calls.</param>
/// <param name="clock">Tells how old what is known of a container is.</param>
internal sealed class CosmosReader(CosmosConnection connection, CosmosCalls calls, TimeProvider clock)
{
    private const int MostRows = 2000;

    // A range that was split since stays a range: the SDK asks both of its halves.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (IReadOnlyList<FeedRange> Ranges, long Read)> _ranges = new(StringComparer.Ordinal);

    /// <summary>Gives the parts that hold a partition, or all: one for a partition, otherwise one for each physical partition.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="partition">The partition; null for all.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<CosmosPart>> PartsAsync(MartDefinition mart, string? partition, CancellationToken cancellationToken)
    {
        if (partition is not null)
        {
            return [new(null, mart.UnboundedPartitions ? new PartitionKeyBuilder().Add(partition).Build() : new PartitionKey(partition))];
        }

        IReadOnlyList<FeedRange> ranges = _ranges.TryGetValue(mart.Name, out (IReadOnlyList<FeedRange> Ranges, long Read) known) && clock.GetElapsedTime(known.Read) < Fresh
            ? known.Ranges
            : await RangesAsync(mart, cancellationToken);
        return [.. ranges.Select(range => new CosmosPart(range, null))];
    }

    /// <summary>Reads rows of a part as they are asked for.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="part">The part.</param>
    /// <param name="stretch">Which rows.</param>
    /// <param name="query">Gives the query for the first so many rows of a stretch.</param>
    /// <param name="rows">How many rows a query brings, at most 2,000; the next one begins after the last of them, so that none needs a continuation.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    public async IAsyncEnumerable<MartRow> RowsAsync(
        MartDefinition mart,
        CosmosPart part,
        CosmosStretch stretch,
        Func<CosmosStretch, int, CosmosSql> query,
        int rows,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CosmosShape shape = CosmosShape.Of(mart);
        rows = Math.Min(rows, MostRows);
        while (true)
        {
            MartRow? last = null;
            int count = 0;
            foreach (ReadOnlyMemory<byte> page in await PagesAsync(mart, part, query(stretch, rows), rows, cancellationToken))
            {
                foreach (CosmosItem item in shape.ReadFeed(page.Span))
                {
                    yield return last = item.Row;
                    count++;
                }
            }

            if (count < rows)
            {
                yield break;
            }

            stretch = stretch.After(mart, last!);
        }
    }

    /// <summary>Reads the sum of the numbers that a part gives.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="part">The part.</param>
    /// <param name="sql">The query.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    public async Task<long> SumAsync(MartDefinition mart, CosmosPart part, CosmosSql sql, CancellationToken cancellationToken)
    {
        long sum = 0;
        foreach (ReadOnlyMemory<byte> page in await PagesAsync(mart, part, sql, rows: -1, cancellationToken))
        {
            using JsonDocument json = JsonDocument.Parse(page);
            sum += json.RootElement.GetProperty("Documents").EnumerateArray().Sum(n => n.GetInt64());
        }

        return sum;
    }

    /// <summary>Gives the bytes of a response.</summary>
    public static ReadOnlyMemory<byte> Bytes(ResponseMessage response)
    {
        if (response.Content is MemoryStream memory && memory.TryGetBuffer(out ArraySegment<byte> buffer))
        {
            return buffer;
        }

        MemoryStream copy = new();
        response.Content.CopyTo(copy);
        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }

    // One page as a rule; where the service gave less at a time, all of them or none.
    private async Task<List<ReadOnlyMemory<byte>>> PagesAsync(MartDefinition mart, CosmosPart part, CosmosSql sql, int rows, CancellationToken cancellationToken)
    {
        List<ReadOnlyMemory<byte>> pages = [];
        using ResponseMessage last = (await calls.SendAsync(
            mart.Name,
            async () =>
            {
                pages.Clear();
                using FeedIterator iterator = Open(mart, part, sql, rows);
                ResponseMessage response;
                while (true)
                {
                    response = await iterator.ReadNextAsync(cancellationToken);
                    if (!response.IsSuccessStatusCode)
                    {
                        return response;
                    }

                    pages.Add(Bytes(response));
                    if (!iterator.HasMoreResults)
                    {
                        return response;
                    }

                    response.Dispose();
                }
            },
            cancellationToken)).Response;
        return pages;
    }

    private async Task<IReadOnlyList<FeedRange>> RangesAsync(MartDefinition mart, CancellationToken cancellationToken)
    {
        IReadOnlyList<FeedRange> ranges = [];
        using ResponseMessage response = (await calls.SendAsync(
            mart.Name,
            async () =>
            {
                ranges = await connection.Container(mart).GetFeedRangesAsync(cancellationToken);
                return new ResponseMessage(HttpStatusCode.OK);
            },
            cancellationToken)).Response;
        _ranges[mart.Name] = (ranges, clock.GetTimestamp());
        return ranges;
    }

    private FeedIterator Open(MartDefinition mart, CosmosPart part, CosmosSql sql, int rows)
    {
        QueryRequestOptions options = new()
        {
            MaxItemCount = rows,
            MaxConcurrency = 1,
            PartitionKey = part.Key,
            SessionToken = connection.Sessions.Token(mart.Name),

            // A part is nearly always in one physical partition, which answers by itself: no plan has to be asked for first.
            EnableOptimisticDirectExecution = true,
        };
        Container container = connection.Container(mart);
        return part.Range is null
            ? container.GetItemQueryStreamIterator(sql.ToQuery(), null, options)
            : container.GetItemQueryStreamIterator(part.Range, sql.ToQuery(), null, options);
    }
}
