using System.Globalization;
using System.Net;
using Microsoft.Azure.Cosmos;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>
/// Reads the change feed: each physical partition in the order of its writes, one after the other. A page of the service may be larger than what was asked for,
/// since the rows of one transaction come together; then the rest of it is read again.
/// </summary>
/// <param name="connection">The account.</param>
/// <param name="calls">Makes the calls.</param>
/// <param name="reader">Knows the physical partitions.</param>
internal sealed class CosmosChanges(CosmosConnection connection, CosmosCalls calls, CosmosReader reader)
{
    // A feed is where the service's continuation says, or before its range has been read at all.
    private const char Begun = '+';
    private const char New = '-';

    /// <summary>Reads a page.</summary>
    public async Task<MartPage> ReadAsync(MartDefinition mart, string? continuation, int top, CancellationToken cancellationToken)
    {
        MartLimits.CheckQuery(mart, new(Top: top));
        string name = "changes of " + mart.Name;
        string?[] position = continuation is null
            ? ["-1", "", .. (await reader.PartsAsync(mart, partition: null, cancellationToken)).Select(part => New + part.Range!.ToJsonString())]
            : CosmosToken.Read(name, continuation);
        (long, string) last = (long.Parse(position[0]!, CultureInfo.InvariantCulture), position[1]!);
        Queue<string> feeds = new(position[2..]!);
        for (int still = 0; still < feeds.Count;)
        {
            (List<CosmosItem> items, string next) = await PageAsync(mart, feeds.Peek(), top, cancellationToken);
            List<CosmosItem> page = [.. items.Where(i => Place(i).CompareTo(last) > 0).OrderBy(Place)];
            if (page.Count > top)
            {
                return Page(page.Take(top), Place(page[top - 1]));
            }

            feeds.Dequeue();
            feeds.Enqueue(Begun + next);
            last = (-1, "");
            if (page.Count > 0)
            {
                return Page(page, last);
            }

            still = items.Count == 0 ? still + 1 : 0;
        }

        return Page([], last);

        MartPage Page(IEnumerable<CosmosItem> items, (long Sequence, string ResourceId) at) =>
            new([.. items.Select(i => i.Row)], CosmosToken.Write(name, [at.Sequence, at.ResourceId, .. feeds]));
    }

    private static (long Sequence, string ResourceId) Place(CosmosItem item) => (item.Sequence, item.ResourceId);

    // No items: there is nothing new.
    private async Task<(List<CosmosItem> Items, string Next)> PageAsync(MartDefinition mart, string feed, int top, CancellationToken cancellationToken)
    {
        using ResponseMessage response = (await calls.SendAsync(
            mart.Name,
            async () =>
            {
                using FeedIterator iterator = connection.Bulk(mart).GetChangeFeedStreamIterator(
                    feed[0] == Begun ? ChangeFeedStartFrom.ContinuationToken(feed[1..]) : ChangeFeedStartFrom.Beginning(FeedRange.FromJsonString(feed[1..])),
                    ChangeFeedMode.LatestVersion,
                    new ChangeFeedRequestOptions { PageSizeHint = top });
                return await iterator.ReadNextAsync(cancellationToken);
            },
            cancellationToken)).Response;
        return (response.StatusCode == HttpStatusCode.NotModified ? [] : CosmosShape.Of(mart).ReadFeed(CosmosReader.Bytes(response).Span), response.ContinuationToken);
    }
}
