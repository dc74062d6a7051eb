using System.Net;
using System.Xml.Linq;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class BlogFeedsDialectTests
{
    [TestMethod]
    [DataRow("tistory", "/seoullog/rss", "seoullog", 50)]
    [DataRow("medium", "/feed/@ada.example", "@ada.example", 10)]
    [DataRow("brunch", "/rss/@@simA", "@@simA", 20)]
    public async Task A_feed_holds_the_newest_posts_of_its_writer(string platform, string path, string section, int most)
    {
        await using SimulatedPlatform blogs = await SimulatedPlatform.StartAsync(platform);

        XDocument feed = XDocument.Parse(await blogs.TextAsync(path));

        CollectionAssert.AreEqual(
            blogs.Visible.Where(i => i.Section == section).Reverse().Take(most).Select(i => i.Id).ToArray(), feed.Descendants("guid").Select(g => g.Value).ToArray());
    }

    [TestMethod]
    public async Task A_feed_that_did_not_change_is_not_sent_again()
    {
        await using SimulatedPlatform blogs = await SimulatedPlatform.StartAsync("tistory");
        using HttpResponseMessage first = await blogs.SendAsync("/devnote/rss");

        using HttpResponseMessage second = await blogs.SendAsync("/devnote/rss", null, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.AreEqual(HttpStatusCode.NotModified, second.StatusCode);
    }

    [TestMethod]
    public async Task A_tag_s_feed_holds_the_beginning_of_texts_only()
    {
        await using SimulatedPlatform medium = await SimulatedPlatform.StartAsync("medium");
        string tag = medium.Visible.First(i => i.Tags.Count > 0).Tags[0];

        XDocument feed = XDocument.Parse(await medium.TextAsync($"/feed/tag/{Uri.EscapeDataString(tag)}"));

        Assert.IsNotEmpty(feed.Descendants("item"));
        Assert.IsFalse(feed.Descendants().Any(e => e.Name.LocalName == "encoded"));
    }

    [TestMethod]
    public async Task Who_writes_nothing_has_no_feed()
    {
        await using SimulatedPlatform blogs = await SimulatedPlatform.StartAsync("brunch");

        using HttpResponseMessage response = await blogs.SendAsync("/rss/@@nobody");

        Assert.AreEqual(HttpStatusCode.NotFound, response.StatusCode);
    }
}
