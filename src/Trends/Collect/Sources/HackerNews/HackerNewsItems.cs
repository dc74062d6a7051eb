using System.Text.Json;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Errors;

namespace Trends.Collect.Sources.HackerNews;

/// <summary>Turns a list of ids into a list of items. Lists hold the newest ids first, and ids grow: what was read is not asked for again.</summary>
internal sealed class HackerNewsItems : IStreamCode
{
    /// <inheritdoc/>
    public string Name => "hackernews-items";

    /// <inheritdoc/>
    public async Task<(JsonDocument? Whole, SourceError? Error)> CompleteAsync(JsonElement answer, string? since, StreamCalls calls, CancellationToken cancellationToken)
    {
        long known = ItemWalk.Number(since);
        using ItemWalk walk = new(calls);
        SourceError? error = answer.ValueKind == JsonValueKind.Array
            ? await walk.AddAsync(answer.EnumerateArray().Select(id => id.GetInt64()).Where(id => id > known), cancellationToken)
            : null;
        return error is null ? (walk.Whole(), null) : (null, error);
    }
}
