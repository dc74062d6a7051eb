using System.Globalization;
using System.Text;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.GoogleNews;

/// <summary>Google News' RSS: search and top stories, 100 items at most, links that redirect.</summary>
/// <remarks>No documentation exists; after recorded answers. Search words may be narrowed by <c>when:7d</c>, <c>after:</c> and <c>before:</c>.</remarks>
public sealed class GoogleNewsDialect : IDialect
{
    private const int Most = 100;

    // Undocumented; whoever asks faster is sent to a page that asks whether one is a robot.
    private static readonly LimitRule Limit = new RollingWindow("google-news", 100, TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } =
        [new("google-news", new LinkIds(1, static _ => "CBMiSimulator", digits: 8)) { TopKind = ItemKind.Article, LinkEvery = 1, AuthorId = static (_, handle) => handle }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/rss/search", Search, Limit);
        routes.Get("/rss", c => Feed(c, "Top stories", Selection(c, null).Newest(c.Now)), Limit);
        routes.Get("/rss/articles/{id}", Article, Limit);
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
            ApiError.BadRequest => 400,
            ApiError.RateLimited or ApiError.QuotaExceeded => 429,
            _ => 403,
        };
        call.Text("text/html; charset=utf-8", call.Status == 429
            ? "<html><head><title>Sorry...</title></head><body>Our systems have detected unusual traffic from your computer network.</body></html>"
            : string.Create(CultureInfo.InvariantCulture, $"<html><head><title>Error {call.Status}</title></head></html>"));
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // Nothing is told.
    }

    private static WorldSelection Selection(SimulatorCall call, string? words) =>
        call.World.Select(new() { Text = words, Language = call.Query("hl")?[..2] is "ko" ? "ko" : "en" });

    private static void Search(SimulatorCall call)
    {
        if (call.Query("q") is not { } q)
        {
            call.Fail(ApiError.BadRequest);
            return;
        }

        int above = -1;
        int below = int.MaxValue;
        List<string> words = [];
        foreach (string word in q.Replace("\"", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string value = word[(word.IndexOf(':', StringComparison.Ordinal) + 1)..];
            switch (word.Length - value.Length)
            {
                case 5 when word.StartsWith("when:", StringComparison.Ordinal) && Age(value) is { } age:
                    above = call.World.NumberAt(call.Now - age) - 1;
                    break;
                case 6 when word.StartsWith("after:", StringComparison.Ordinal) && Day(value) is { } after:
                    above = call.World.NumberAt(after) - 1;
                    break;
                case 7 when word.StartsWith("before:", StringComparison.Ordinal) && Day(value) is { } before:
                    below = call.World.NumberAt(before);
                    break;
                default:
                    words.Add(word);
                    break;
            }
        }

        Feed(call, $"\"{q}\"", Selection(call, words.Count == 0 ? null : string.Join(' ', words)).Newest(call.Now, below, above));
    }

    private static TimeSpan? Age(string text) => int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
        ? text[^1] switch
        {
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            'm' => TimeSpan.FromDays(30 * count),
            _ => null,
        }
        : null;

    private static DateTimeOffset? Day(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day) ? day : null;

    private static void Article(SimulatorCall call)
    {
        if (call.World.Find(call.Route("id")) is { } item && item.IsVisible(call.Now))
        {
            call.Redirect(302, item.Link);
        }
        else
        {
            call.Fail(ApiError.NotFound);
        }
    }

    private static void Feed(SimulatorCall call, string title, IEnumerable<WorldItem> items)
    {
        StringBuilder xml = new("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel>");
        xml.Append("<generator>NFE/5.0</generator><title>").Append(DialectText.Escape($"{title} - Google News")).Append("</title><link>https://news.google.com/</link>");
        xml.Append("<lastBuildDate>").Append(DialectText.Rfc1123(call.Now)).Append("</lastBuildDate>");

        // The newest hundred, but not in order of time.
        foreach (WorldItem item in call.Page(items, Most).Items.OrderByDescending(i => i.FinalLikes))
        {
            string link = $"{call.Base}/rss/articles/{item.Id}?oc=5";
            string press = Press(item);
            string head = DialectText.Escape(item.Title);
            xml.Append("<item><title>").Append(head).Append(" - ").Append(press).Append("</title><link>").Append(link).Append("</link>");
            xml.Append("<guid isPermaLink=\"false\">").Append(item.Id).Append("</guid><pubDate>").Append(DialectText.Rfc1123(item.StatedAt)).Append("</pubDate>");
            xml.Append("<description>").Append(DialectText.Escape($"<a href=\"{link}\" target=\"_blank\">{head}</a>&nbsp;&nbsp;<font color=\"#6f6f6f\">{press}</font>")).Append("</description>");
            xml.Append("<source url=\"").Append(item.Link, 0, item.Link.IndexOf('/', 8)).Append("\">").Append(press).Append("</source></item>");
        }

        call.Text("application/xml; charset=utf-8", xml.Append("</channel></rss>"));
    }

    private static string Press(WorldItem item) => item.Language == "ko" ? $"예시일보 {item.AuthorIndex % 40}" : $"Example Times {item.AuthorIndex % 40}";
}
