using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.Mastodon;

/// <summary>A Mastodon instance: hashtag and public timelines, trends, statuses and their threads, and streams of public posts.</summary>
/// <remarks>After docs.joinmastodon.org/methods/timelines, /methods/trends, /methods/statuses, /methods/streaming and /api/rate-limits. Public reads need no token; a wrong one is refused.</remarks>
public sealed class MastodonDialect : IDialect
{
    private const int TimelineDefault = 20;
    private const int TimelineMost = 40;
    private const int StatusesMost = 20;

    private static readonly LimitRule Limit = new FixedWindow("mastodon", 300, TimeSpan.FromMinutes(5));

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
        [new("mastodon", new SnowflakeIds(bits: 16, epochMilliseconds: 0)) { CommentShare = 0.3, AuthorId = static (bits, _) => $"11{bits % 10_000_000_000_000_000:D16}" }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/api/v1/timelines/tag/{tag}", c => Timeline(c, c.World.Tagged(c.Route("tag"))), Limit);
        // The public timeline leaves answers out.
        routes.Get("/api/v1/timelines/public", c => Timeline(c, c.World.Select(new() { TopOnly = true })), Limit);
        routes.Get("/api/v1/trends/tags", TrendingTags, Limit);
        routes.Get("/api/v1/trends/statuses", TrendingStatuses, Limit);
        routes.Get("/api/v1/statuses", Statuses, Limit);
        routes.Get("/api/v1/statuses/{id}", Status, Limit);
        routes.Get("/api/v1/statuses/{id}/context", Context, Limit);
        routes.Live("/api/v1/streaming/public", c => MastodonStreaming.SendAsync(c, static i => i.Kind != ItemKind.Comment, static _ => true));
        routes.Live("/api/v1/streaming/hashtag", c => MastodonStreaming.SendAsync(c, i => HasTag(c, i), i => HasTag(c, i)));
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Bearer() switch
        {
            // Streams ask for a user's token, also those of public posts.
            null when call.Http.Request.Path.Value!.Contains("/streaming/", StringComparison.Ordinal) => CallerCheck.Refused(ApiError.NoCredential),
            null => CallerCheck.Anonymous,
            SimulatorCredentials.Token => CallerCheck.Good(SimulatorCredentials.Token),
            _ => CallerCheck.Refused(ApiError.WrongCredential),
        };
    }

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        (call.Status, string words) = error switch
        {
            ApiError.NotFound => (404, "Record not found"),
            ApiError.RateLimited or ApiError.QuotaExceeded => (429, "Too many requests"),
            ApiError.BadRequest => (422, detail),
            ApiError.NoCredential => (401, "Missing access token"),
            ApiError.TokenExpired => (401, "The access token expired"),
            _ => (401, "The access token is invalid"),
        };
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("error", words);
            json.WriteEndObject();
        });
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Header("X-RateLimit-Limit", verdict.Limit);
        call.Header("X-RateLimit-Remaining", verdict.Remaining);
        call.Header("X-RateLimit-Reset", DialectText.Iso(verdict.ResetAt));
    }

    private static bool HasTag(SimulatorCall call, WorldItem item) => call.Query("tag") is { } tag && item.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase);

    private static void Timeline(SimulatorCall call, WorldSelection selection)
    {
        int take = Math.Clamp(call.Number("limit", TimelineDefault), 1, TimelineMost);
        int below = Bound(call, "max_id") ?? int.MaxValue;
        WorldPage page;
        if (Bound(call, "min_id") is int after)
        {
            // min_id gives the page right above it, newest first all the same.
            page = call.Page(selection.Oldest(call.Now, AboveId(call, "min_id", after), below), take);
            page = page with { Items = [.. page.Items.Reverse()] };
        }
        else
        {
            int above = Bound(call, "since_id") is int since ? AboveId(call, "since_id", since) : -1;
            page = call.Page(selection.Newest(call.Now, below, above), take);
        }

        WriteLinks(call, page.Items, take);
        WriteStatuses(call, page.Items);
    }

    private static int? Bound(SimulatorCall call, string name) =>
        call.Query(name) is { } id && call.World.Spec.Ids.LowerBound(call.World.Items, id) is >= 0 and int bound ? bound : null;

    // The bound is the first item that is not smaller: the id itself is left out where an item has it.
    private static int AboveId(SimulatorCall call, string name, int bound) => call.World.Find(call.Query(name)!) is null ? bound - 1 : bound;

    private static void WriteLinks(SimulatorCall call, IReadOnlyList<WorldItem> items, int take)
    {
        if (items.Count == 0)
        {
            return;
        }

        string here = $"{call.Base}{call.Http.Request.Path.ToUriComponent()[(call.Platform.Length + 1)..]}?limit={take}";
        string previous = $"<{here}&min_id={items[0].Id}>; rel=\"prev\"";
        call.Header("Link", items.Count < take ? previous : $"<{here}&max_id={items[^1].Id}>; rel=\"next\", {previous}");
    }

    private static void WriteStatuses(SimulatorCall call, IEnumerable<WorldItem> items) => call.Json(json =>
    {
        json.WriteStartArray();
        foreach (WorldItem item in items)
        {
            MastodonJson.Status(json, call, item);
        }

        json.WriteEndArray();
    });

    private static void Status(SimulatorCall call)
    {
        if (call.FindVisible("id") is { } item)
        {
            call.Json(json => MastodonJson.Status(json, call, item));
        }
    }

    private static void Statuses(SimulatorCall call)
    {
        string[] ids = [.. call.Http.Request.Query["id[]"].OfType<string>()];
        if (ids.Length > StatusesMost)
        {
            call.Fail(ApiError.BadRequest, $"Validation failed: at most {StatusesMost} statuses");
            return;
        }

        // What is not there is left out without a word.
        WriteStatuses(call, call.Page(ids.Select(call.World.Find).OfType<WorldItem>().Where(i => i.IsVisible(call.Now)), StatusesMost).Items);
    }

    private static void Context(SimulatorCall call)
    {
        if (call.FindVisible("id") is not { } item)
        {
            return;
        }

        // Without a token threads are cut: 40 above, 60 below.
        bool open = call.Bearer() is null;
        List<WorldItem> above = [];
        for (WorldItem? parent = item.Parent; parent is not null && above.Count < (open ? 40 : 4096); parent = parent.Parent)
        {
            above.Insert(0, parent);
        }

        IEnumerable<WorldItem> below = item.Kind == ItemKind.Comment ? Below(call, item) : call.World.CommentsOf(item).Oldest(call.Now);
        call.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("ancestors");
            above.ForEach(i => MastodonJson.Status(json, call, i));
            json.WriteEndArray();
            json.WriteStartArray("descendants");
            foreach (WorldItem comment in call.Page(below, open ? 60 : 4096).Items)
            {
                MastodonJson.Status(json, call, comment);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static IEnumerable<WorldItem> Below(SimulatorCall call, WorldItem item) =>
        call.World.AnswersTo(item).Oldest(call.Now).SelectMany(a => Below(call, a).Prepend(a));

    private static void TrendingStatuses(SimulatorCall call) => WriteStatuses(
        call,
        call.Page(
            call.World.Select(new() { TopOnly = true }).Newest(call.Now, above: call.World.NumberAt(call.Now.AddDays(-2)) - 1)
                .OrderByDescending(i => i.Likes(call.Now)).Skip(call.Number("offset", 0)),
            Math.Clamp(call.Number("limit", 20), 1, 40)).Items);

    private static void TrendingTags(SimulatorCall call)
    {
        int take = Math.Clamp(call.Number("limit", 10), 1, 20);
        IEnumerable<TrendSignal> signals = call.Simulator.World.Signals.Top("mastodon", "KR", call.Now, 40).Skip(call.Number("offset", 0)).Take(take);
        call.Json(json =>
        {
            json.WriteStartArray();
            foreach (TrendSignal signal in signals)
            {
                MastodonJson.Tag(json, call, signal.Topic);
            }

            json.WriteEndArray();
        });
    }
}
