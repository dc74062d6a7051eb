using System.Globalization;
using System.Text;
using Trends.Simulator.Limits;
using Trends.Simulator.World;
using Trends.Simulator.World.Ids;

namespace Trends.Simulator.Dialects.GoogleTrends;

/// <summary>Google Trends' RSS of what is searched for today.</summary>
/// <remarks>No documentation exists; after recorded answers. Traffic is rounded down to steps and, for Korea, written in Korean.</remarks>
public sealed class GoogleTrendsDialect : IDialect
{
    private static readonly int[] Steps = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000];

    private static readonly LimitRule Limit = new RollingWindow("google-trends", 60, TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    public IReadOnlyList<PlatformSpec> Platforms { get; } = [new("google-trends", new SequenceIds(1)) { HasItems = false }];

    /// <inheritdoc/>
    public void Map(PlatformRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.Get("/trending/rss", Trending, Limit);
    }

    /// <inheritdoc/>
    public CallerCheck Authenticate(SimulatorCall call) => CallerCheck.Anonymous;

    /// <inheritdoc/>
    public void WriteError(SimulatorCall call, ApiError error, string detail)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Status = error is ApiError.RateLimited or ApiError.QuotaExceeded ? 429 : 400;
        call.Text("text/html; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"<html><head><title>Error {call.Status}</title></head></html>"));
    }

    /// <inheritdoc/>
    public void WriteLimit(SimulatorCall call, LimitVerdict verdict)
    {
        // Nothing is told.
    }

    /// <summary>Writes a volume as the feed does.</summary>
    internal static string Traffic(int volume, bool korean)
    {
        int step = Steps.LastOrDefault(s => s <= volume, Steps[0]);
        string text = !korean || step < 1000 ? step.ToString(CultureInfo.InvariantCulture)
            : step < 10_000 ? string.Create(CultureInfo.InvariantCulture, $"{step / 1000}천")
            : string.Create(CultureInfo.InvariantCulture, $"{step / 10_000}만");
        return $"{text}+";
    }

    private static void Trending(SimulatorCall call)
    {
        string geo = call.Query("geo") ?? "US";
        if (geo.Length < 2 || !geo[..2].All(char.IsAsciiLetterUpper))
        {
            call.Fail(ApiError.BadRequest, "geo");
            return;
        }

        SeededWorld world = call.Simulator.World;
        StringBuilder xml = new("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
        xml.Append("<rss xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:ht=\"https://trends.google.com/trending/rss\" version=\"2.0\"><channel><title>Daily Search Trends</title>");
        IReadOnlyList<TrendSignal> signals = call.Faults.Has(Faults.FaultKind.Empty) ? [] : world.Signals.Top("google-trends", geo[..2], call.Now, 10);
        foreach (TrendSignal signal in signals)
        {
            xml.Append("<item><title>").Append(DialectText.Escape(signal.Topic.Term)).Append("</title>");
            xml.Append("<ht:approx_traffic>").Append(Traffic(signal.Volume, geo.StartsWith("KR", StringComparison.Ordinal))).Append("</ht:approx_traffic><description></description>");
            xml.Append("<link>").Append(DialectText.Escape($"https://trends.google.com/trending/rss?geo={geo}")).Append("</link>");
            xml.Append("<pubDate>").Append(DialectText.Rfc822(signal.StartedAt, TimeSpan.FromHours(-7))).Append("</pubDate>");
            foreach (WorldItem article in world.Of("google-news").Search(signal.Topic.Term).Newest(call.Now).Take(3))
            {
                xml.Append("<ht:news_item><ht:news_item_title>").Append(DialectText.Escape(article.Title)).Append("</ht:news_item_title><ht:news_item_url>");
                xml.Append(article.Link).Append("</ht:news_item_url><ht:news_item_source>Example Times</ht:news_item_source></ht:news_item>");
            }

            xml.Append("</item>");
        }

        call.Text("application/xml; charset=utf-8", xml.Append("</channel></rss>"));
    }
}
