using System.Text.Json;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Push;
using Trends.Collect.Mapping;

namespace Trends.Collect.Sources.X;

/// <summary>Tells X what its filtered stream is to send: a rule a query. Rules of others stay as they are.</summary>
internal sealed class XStreamRules : IPushCode
{
    private const string Path = "/2/tweets/search/stream/rules";

    // What this product's own rules are known by.
    private const string Tag = "trends";

    private static readonly PathSegment[] Rules = JsonPath.TryParse("$.data[*]")!;

    /// <inheritdoc/>
    public string Name => "x-stream-rules";

    /// <inheritdoc/>
    public async Task PrepareAsync(IReadOnlyList<string> queries, PushCalls calls, CancellationToken cancellationToken)
    {
        HashSet<string> wanted = new(queries.Select(q => $"({q}) -is:retweet"), StringComparer.Ordinal);
        List<string> stale = [];
        using (JsonDocument known = await calls.AskAsync(Path, null, cancellationToken))
        {
            foreach (JsonElement rule in JsonPaths.All(known.RootElement, Rules))
            {
                bool isWanted = wanted.Remove(JsonPaths.Text(rule, "value") ?? string.Empty);
                if (!isWanted && JsonPaths.Text(rule, "tag") == Tag && JsonPaths.Text(rule, "id") is { } id)
                {
                    stale.Add(id);
                }
            }
        }

        if (stale.Count > 0)
        {
            using JsonDocument deleted = await calls.AskAsync(Path, new { delete = new { ids = stale } }, cancellationToken);
        }

        if (wanted.Count > 0)
        {
            using JsonDocument added = await calls.AskAsync(Path, new { add = wanted.Select(value => new { value, tag = Tag }) }, cancellationToken);
        }
    }
}
