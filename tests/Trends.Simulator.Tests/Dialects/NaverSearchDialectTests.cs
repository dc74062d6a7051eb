using System.Net;
using System.Text.Json;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class NaverSearchDialectTests
{
    private static readonly (string, string)[] Keys =
        [("X-Naver-Client-Id", SimulatorCredentials.ClientId), ("X-Naver-Client-Secret", SimulatorCredentials.ClientSecret)];

    [TestMethod]
    [DataRow("naver-blog", "blog")]
    [DataRow("naver-cafe", "cafearticle")]
    [DataRow("naver-kin", "kin")]
    [DataRow("naver-news", "news")]
    public async Task Moving_the_start_gives_every_match_once_newest_first(string platform, string kind)
    {
        await using SimulatedPlatform naver = await SimulatedPlatform.StartAsync(platform);
        string term = naver.World.Topics[0].Term.Split(' ')[0];
        List<string> links = [];
        int total;
        do
        {
            JsonElement page = await naver.JsonAsync($"/v1/search/{kind}.json?query={Uri.EscapeDataString(term)}&display=3&start={links.Count + 1}&sort=date", null, Keys);
            links.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("link").GetString()!));
            total = page.GetProperty("total").GetInt32();
        }
        while (links.Count < total);

        Assert.IsGreaterThan(3, total);
        CollectionAssert.AreEqual(
            naver.Visible.Where(i => i.Title.Contains(term) || i.Text(naver.Now).Contains(term)).Reverse().Select(i => i.Id).ToArray(), links);
    }

    [TestMethod]
    public async Task What_was_searched_for_stands_between_marks()
    {
        await using SimulatedPlatform naver = await SimulatedPlatform.StartAsync("naver-blog");
        string term = naver.World.Topics[4].Term.Split(' ')[0];

        JsonElement page = await naver.JsonAsync($"/v1/search/blog.json?query={Uri.EscapeDataString(term)}&display=1&sort=date", null, Keys);

        JsonElement item = page.GetProperty("items")[0];
        Assert.Contains($"<b>{term}</b>", item.GetProperty("title").GetString()!);
        Assert.AreEqual(8, item.GetProperty("postdate").GetString()!.Length);
    }

    [TestMethod]
    [DataRow("display=0", "SE02")]
    [DataRow("display=101", "SE02")]
    [DataRow("start=0", "SE03")]
    [DataRow("start=1001", "SE03")]
    [DataRow("sort=best", "SE04")]
    public async Task A_parameter_out_of_range_has_a_code_of_its_own(string parameter, string code)
    {
        await using SimulatedPlatform naver = await SimulatedPlatform.StartAsync("naver-news");

        using HttpResponseMessage response = await naver.SendAsync($"/v1/search/news.json?query=a&{parameter}", null, Keys);

        Assert.AreEqual(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.AreEqual(code, (await SimulatedPlatform.JsonOf(response)).GetProperty("errorCode").GetString());
    }

    [TestMethod]
    public async Task A_wrong_secret_is_refused_and_the_hub_takes_headers_of_its_own()
    {
        await using SimulatedPlatform naver = await SimulatedPlatform.StartAsync("naver-news");

        using HttpResponseMessage wrong = await naver.SendAsync("/v1/search/news.json?query=a", null, ("X-Naver-Client-Id", SimulatorCredentials.ClientId), ("X-Naver-Client-Secret", "wrong"));
        using HttpResponseMessage hub = await naver.SendAsync(
            "/search/v1/news?query=a", null, ("X-NCP-APIGW-API-KEY-ID", SimulatorCredentials.ClientId), ("X-NCP-APIGW-API-KEY", SimulatorCredentials.ClientSecret));

        Assert.AreEqual(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.AreEqual("024", (await SimulatedPlatform.JsonOf(wrong)).GetProperty("errorCode").GetString());
        Assert.AreEqual(HttpStatusCode.OK, hub.StatusCode);
    }
}
