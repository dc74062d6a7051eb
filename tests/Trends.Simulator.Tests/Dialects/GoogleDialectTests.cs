using System.Net;
using System.Xml.Linq;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class GoogleDialectTests
{
    [TestMethod]
    public async Task News_search_gives_the_matches_of_the_days_asked_for()
    {
        await using SimulatedPlatform news = await SimulatedPlatform.StartAsync("google-news");
        WorldTopic topic = news.World.Topics[3];

        XDocument feed = XDocument.Parse(await news.TextAsync($"/rss/search?q={Uri.EscapeDataString($"\"{topic.Term}\" when:7d")}&hl=ko&gl=KR&ceid=KR:ko"));

        CollectionAssert.AreEquivalent(
            news.Visible.Where(i => i.Title.Contains(topic.Term) && i.Language == "ko" && i.CreatedAt >= news.Now.AddDays(-7)).Select(i => i.Id).ToArray(),
            feed.Descendants("guid").Select(g => g.Value).ToArray());
    }

    [TestMethod]
    public async Task News_never_has_more_than_a_hundred_and_links_redirect()
    {
        await using SimulatedPlatform news = await SimulatedPlatform.StartAsync("google-news", size: 1000);

        XElement[] items = [.. XDocument.Parse(await news.TextAsync("/rss?hl=ko")).Descendants("item")];
        using HttpResponseMessage article = await news.SendAsync(items[0].Element("link")!.Value);

        Assert.HasCount(100, items);
        Assert.AreEqual(HttpStatusCode.Found, article.StatusCode);
        Assert.AreEqual(news.World.Find(items[0].Element("guid")!.Value)!.Link, article.Headers.Location!.ToString());
    }

    [TestMethod]
    public async Task Trends_of_a_region_are_those_of_the_world_with_planted_ones_on_top_at_their_peak()
    {
        await using SimulatedPlatform trends = await SimulatedPlatform.StartAsync("google-trends");
        PlantedTrend planted = trends.Host.Context.World.Trends.First(t => t.Topic.Language == "ko" && t.Platforms.Contains("google-trends"));
        trends.Clock.AdjustTime(planted.PeaksAt.AddHours(2));

        XDocument feed = XDocument.Parse(await trends.TextAsync("/trending/rss?geo=KR"));

        XNamespace ht = "https://trends.google.com/trending/rss";
        Assert.AreEqual(planted.Topic.Term, feed.Descendants("item").First().Element("title")!.Value);
        Assert.EndsWith("+", feed.Descendants(ht + "approx_traffic").First().Value);
    }
}
