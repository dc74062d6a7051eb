using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class RssDialectTests
{
    private SimulatedPlatform _platform = null!;

    [TestInitialize]
    public async Task StartAsync() => _platform = await SimulatedPlatform.StartAsync("rss");

    [TestCleanup]
    public async Task StopAsync() => await _platform.DisposeAsync();

    [TestMethod]
    [DataRow("rss.xml", "guid")]
    [DataRow("rdf.xml", "identifier")]
    [DataRow("atom.xml", "id")]
    public async Task Each_format_holds_the_newest_thirty(string file, string id)
    {
        XDocument feed = XDocument.Parse(await _platform.TextAsync($"/tech/{file}"));

        string[] ids = [.. feed.Descendants().Where(e => e.Name.LocalName == id && e.Parent!.Name.LocalName is "item" or "entry").Select(e => e.Value).Where(v => v.StartsWith("tag:", StringComparison.Ordinal))];
        CollectionAssert.AreEqual(_platform.Visible.Where(i => i.Section == "tech").Reverse().Take(30).Select(i => i.Id).ToArray(), ids);
    }

    [TestMethod]
    public async Task Older_pages_lead_to_every_article_and_then_to_not_found()
    {
        List<string> ids = [];
        int paged = 1;
        while (true)
        {
            using HttpResponseMessage response = await _platform.SendAsync($"/economy/rss.xml?paged={paged++}");
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                break;
            }

            ids.AddRange(XDocument.Parse(await response.Content.ReadAsStringAsync()).Descendants("guid").Select(g => g.Value));
        }

        CollectionAssert.AreEqual(_platform.Visible.Where(i => i.Section == "economy").Reverse().Select(i => i.Id).ToArray(), ids);
    }

    [TestMethod]
    public async Task What_is_known_is_not_sent_again_until_something_changes()
    {
        using HttpResponseMessage first = await _platform.SendAsync("/tech/rss.xml");
        string tag = first.Headers.ETag!.ToString();
        string modified = first.Content.Headers.GetValues("Last-Modified").Single();

        using HttpResponseMessage byTag = await _platform.SendAsync("/tech/rss.xml", null, ("If-None-Match", tag));
        using HttpResponseMessage byDate = await _platform.SendAsync("/tech/rss.xml", null, ("If-Modified-Since", modified));
        _platform.Clock.Advance(TimeSpan.FromHours(20));
        using HttpResponseMessage later = await _platform.SendAsync("/tech/rss.xml", null, ("If-None-Match", tag));

        Assert.AreEqual(HttpStatusCode.NotModified, byTag.StatusCode);
        Assert.AreEqual(HttpStatusCode.NotModified, byDate.StatusCode);
        Assert.AreEqual(HttpStatusCode.OK, later.StatusCode);
    }

    [TestMethod]
    public async Task A_feed_that_moved_says_where_to_and_one_that_is_gone_says_so()
    {
        using HttpResponseMessage moved = await _platform.SendAsync("/tech/moved.xml");
        using HttpResponseMessage gone = await _platform.SendAsync("/tech/gone.xml");

        Assert.AreEqual(HttpStatusCode.MovedPermanently, moved.StatusCode);
        Assert.AreEqual($"{_platform.Host.BaseUri("rss")}/tech/rss.xml", moved.Headers.Location!.ToString());
        Assert.AreEqual(HttpStatusCode.Gone, gone.StatusCode);
    }

    [TestMethod]
    public async Task A_broken_feed_does_not_parse()
    {
        string broken = await _platform.TextAsync("/tech/broken.xml");

        Assert.ThrowsExactly<XmlException>(() => XDocument.Parse(broken));
    }

    [TestMethod]
    public async Task A_feed_in_EUC_KR_says_so_and_reads_in_it()
    {
        using HttpResponseMessage response = await _platform.SendAsync("/culture/euc-kr.xml");

        string xml = CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetString(await response.Content.ReadAsByteArrayAsync());
        Assert.Contains("encoding=\"EUC-KR\"", xml);
        Assert.Contains(_platform.Visible.Last(i => i.Section == "culture" && i.Language == "ko").Title, xml);
    }
}
