using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>Runs queries on parts of a container.</summary>
/// <param name="connection">The account.</param>
/// <param name="calls">Makes the calls.</param>
internal sealed class CosmosReader(CosmosConnection connection, CosmosCalls calls)
{
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

        IReadOnlyList<FeedRange> ranges = [];
        using ResponseMessage response = (await calls.SendAsync(
            mart.Name,
            async () =>
            {
                ranges = await connection.Container(mart).GetFeedRangesAsync(cancellationToken);
                return new ResponseMessage(System.Net.HttpStatusCode.OK);
            },
            cancellationToken)).Response;
        return [.. ranges.Select(range => new CosmosPart(range, null))];
    }

    /// <summary>Reads the rows of a part, a page at a time, as they are asked for.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="part">The part.</param>
    /// <param name="sql">The query.</param>
    /// <param name="pageRows">How many rows a request brings.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    public async IAsyncEnumerable<MartRow> RowsAsync(
        MartDefinition mart, CosmosPart part, CosmosSql sql, int pageRows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CosmosShape shape = CosmosShape.Of(mart);
        await foreach (ReadOnlyMemory<byte> page in PagesAsync(mart, part, sql, pageRows, cancellationToken))
        {
            foreach (CosmosItem item in shape.ReadFeed(page.Span))
            {
                yield return item.Row;
            }
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
        await foreach (ReadOnlyMemory<byte> page in PagesAsync(mart, part, sql, pageRows: -1, cancellationToken))
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

    // An iterator that failed is not asked again: a new one goes on where the last page ended.
    private async IAsyncEnumerable<ReadOnlyMemory<byte>> PagesAsync(
        MartDefinition mart, CosmosPart part, CosmosSql sql, int pageRows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FeedIterator? iterator = null;
        string? continuation = null;
        try
        {
            do
            {
                using ResponseMessage response = (await calls.SendAsync(
                    mart.Name,
                    async () =>
                    {
                        iterator ??= Open(mart, part, sql, pageRows, continuation);
                        ResponseMessage? page = null;
                        try
                        {
                            page = await iterator.ReadNextAsync(cancellationToken);
                            return page;
                        }
                        finally
                        {
                            if (page is not { IsSuccessStatusCode: true })
                            {
                                iterator.Dispose();
                                iterator = null;
                            }
                        }
                    },
                    cancellationToken)).Response;
                continuation = response.ContinuationToken;
                yield return Bytes(response);
            }
            while (iterator!.HasMoreResults);
        }
        finally
        {
            iterator?.Dispose();
        }
    }

    private FeedIterator Open(MartDefinition mart, CosmosPart part, CosmosSql sql, int pageRows, string? continuation)
    {
        QueryRequestOptions options = new() { MaxItemCount = pageRows, MaxConcurrency = 1, PartitionKey = part.Key, SessionToken = connection.Sessions.Token(mart.Name) };
        Container container = connection.Container(mart);
        return part.Range is null
            ? container.GetItemQueryStreamIterator(sql.ToQuery(), continuation, options)
            : container.GetItemQueryStreamIterator(part.Range, sql.ToQuery(), continuation, options);
    }
}
