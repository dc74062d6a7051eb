using System.Globalization;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.BlogFeeds;

/// <summary>Blog services that are read by feed: Tistory, Medium and Brunch.</summary>
/// <remarks>
/// After their feeds and rssboard.org/rss-specification. A Tistory blog has a host of its own (name.tistory.com/rss), which is a folder here. Feeds hold the
/// newest posts only, and know validators (RFC 9110).
/// </remarks>
public sealed class BlogFeedsDialect : IDialect
{
    /// <summary>How many posts a feed holds.</summary>
    internal const int MediumLength = 10;

    /// <summary>How many posts a feed holds where nobody changed it.</summary>
    internal const int TistoryLength = 50;

    /// <summary>How many posts a feed holds.</summary>
    internal const int BrunchLength = 20;

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
    [
        new("tistory", new LinkIds(10, static i => $"https://{i.Section}.tistory.example.com/")) { TopKind = ItemKind.Article, KoreanShare = 0.95, Sections = ["seoullog", "devnote"] },
        new("medium", new LinkIds(700_000, static _ => "https://medium.com/p/")) { TopKind = ItemKind.Article, KoreanShare = 0.2, Sections = ["@ada.example", "example-pub"] },
        new("brunch", new LinkIds(1, static i => $"https://brunch.example.com/{i.Section}/")) { TopKind = ItemKind.Article, KoreanShare = 0.98, Sections = ["@@simA", "@@simB"] },
    ];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        switch (routes.Platform)
        {
            case "tistory":
                routes.Get("/{blog}/rss", c => OfSection(c, c.Route("blog"), TistoryLength, BlogFeedXml.Tistory));
                routes.Get("/{blog}/rss.xml", c => OfSection(c, c.Route("blog"), TistoryLength, BlogFeedXml.Tistory));
                break;
            case "medium":
                routes.Get("/feed/tag/{tag}", c => Feed(c, c.Route("tag"), c.World.Select(new() { Tag = c.Route("tag"), TopOnly = true }), MediumLength, BlogFeedXml.MediumTag));
                routes.Get("/feed/{name}", c => OfSection(c, c.Route("name"), MediumLength, BlogFeedXml.Medium));
                break;
            default:
                routes.Get("/rss/{writer}", c => OfSection(c, c.Route("writer"), BrunchLength, BlogFeedXml.Brunch));
                break;
        }
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call) => CallerCheck.Anonymous;

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Status = error switch
        {
            ApiError.NotFound => 404,
            ApiError.RateLimited or ApiError.QuotaExceeded => 429,
            _ => 403,
        };
        call.Text("text/html; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"<html><body><h1>{call.Status}</h1></body></html>"));
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // Feeds tell no limits.
    }

    private static void OfSection(SimulatorCall call, string section, int length, Func<SimulatorCall, string, IReadOnlyList<WorldItem>, string> write)
    {
        if (call.World.Spec.Sections.Contains(section))
        {
            Feed(call, section, call.World.Select(new() { Section = section, TopOnly = true }), length, write);
        }
        else
        {
            call.Fail(ApiError.NotFound);
        }
    }

    private static void Feed(SimulatorCall call, string name, WorldSelection posts, int length, Func<SimulatorCall, string, IReadOnlyList<WorldItem>, string> write)
    {
        IReadOnlyList<WorldItem> items = call.Page(posts.Newest(call.Now), length).Items;
        long changed = items.Select(i => (i.EditedAt <= call.Now ? i.EditedAt.Value : i.VisibleFrom).ToUnixTimeSeconds()).DefaultIfEmpty(0).Max();
        string tag = string.Create(CultureInfo.InvariantCulture, $"W/\"{items.Aggregate(17L, static (sum, i) => unchecked((sum * 31) + i.Number)):x}-{items.Count:x}-{changed:x}\"");
        call.Header("ETag", tag);
        if (call.Http.Request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(tag))
        {
            call.Status = 304;
            return;
        }

        call.Text("text/xml; charset=utf-8", write(call, name, items));
    }
}
