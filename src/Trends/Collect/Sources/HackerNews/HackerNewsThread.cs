using System.Text.Json;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Errors;

namespace Trends.Collect.Sources.HackerNews;

/// <summary>Turns a story into all comments below it: an item names its direct answers only.</summary>
internal sealed class HackerNewsThread : IStreamCode
{
    /// <inheritdoc/>
    public string Name => "hackernews-thread";

    /// <inheritdoc/>
    public async Task<(JsonDocument? Whole, SourceError? Error)> CompleteAsync(JsonElement answer, string? since, StreamCalls calls, CancellationToken cancellationToken)
    {
        // Known comments are asked for too: new answers may stand below them. The increment leaves them out after that.
        using ItemWalk walk = new(calls);
        List<long> open = [.. ItemWalk.Kids(answer)];
        while (open.Count > 0)
        {
            int before = walk.Items.Count;
            if (await walk.AddAsync(open, cancellationToken) is { } error)
            {
                return (null, error);
            }

            open = [.. walk.Items.Skip(before).SelectMany(ItemWalk.Kids)];
        }

        return (walk.Whole(), null);
    }
}
