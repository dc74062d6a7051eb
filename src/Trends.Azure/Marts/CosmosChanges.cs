using System.Net;
using Microsoft.Azure.Cosmos;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>Reads the change feed: in the order of writes within each physical partition. A page of the service may be larger than what was asked for, since the
/// rows of one transaction come together; then the rest of it is read again.</summary>
/// <param name="connection">The account.</param>
/// <param name="calls">Makes the calls.</param>
internal sealed class CosmosChanges(CosmosConnection connection, CosmosCalls calls)
{
    private static readonly MartType[] Position = [MartType.Text, MartType.Integer, MartType.Text];

    /// <summary>Reads a page.</summary>
    public async Task<MartPage> ReadAsync(MartDefinition mart, string? continuation, int top, CancellationToken cancellationToken)
    {
        MartLimits.CheckQuery(mart, new(Top: top));
        string name = "changes of " + mart.Name;
        object?[] position = continuation is null ? [null, -1L, ""] : CosmosToken.Read(name, continuation, Position);
        (string? token, (long, string) last) = ((string?)position[0], ((long)position[1]!, (string)position[2]!));
        while (true)
        {
            (List<CosmosItem>? items, string next) = await PageAsync(mart, token, top, cancellationToken);
            if (items is null)
            {
                return new([], CosmosToken.Write(name, [next, -1L, ""]));
            }

            List<CosmosItem> page = [.. items.Where(i => Place(i).CompareTo(last) > 0).OrderBy(Place)];
            if (page.Count > top)
            {
                return new([.. page.Take(top).Select(i => i.Row)], CosmosToken.Write(name, [token, page[top - 1].Sequence, page[top - 1].ResourceId]));
            }

            if (page.Count > 0)
            {
                return new([.. page.Select(i => i.Row)], CosmosToken.Write(name, [next, -1L, ""]));
            }

            (token, last) = (next, (-1L, ""));
        }
    }

    private static (long Sequence, string ResourceId) Place(CosmosItem item) => (item.Sequence, item.ResourceId);

    // No items: there is nothing new in any physical partition.
    private async Task<(List<CosmosItem>? Items, string Next)> PageAsync(MartDefinition mart, string? token, int top, CancellationToken cancellationToken)
    {
        using ResponseMessage response = (await calls.SendAsync(
            mart.Name,
            async () =>
            {
                using FeedIterator iterator = connection.Bulk(mart).GetChangeFeedStreamIterator(
                    token is null ? ChangeFeedStartFrom.Beginning() : ChangeFeedStartFrom.ContinuationToken(token),
                    ChangeFeedMode.LatestVersion,
                    new ChangeFeedRequestOptions { PageSizeHint = top });
                return await iterator.ReadNextAsync(cancellationToken);
            },
            cancellationToken)).Response;
        return response.StatusCode == HttpStatusCode.NotModified
            ? (null, response.ContinuationToken)
            : (CosmosShape.Of(mart).ReadFeed(CosmosReader.Bytes(response).Span), response.ContinuationToken);
    }
}
