using System.Net;
using System.Text.Json;
using Trends.Simulator.Faults;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class NaverSearchDialectTests
{
    private static readonly (string, string)[] Keys =
        [("X-Naver-Client-Id", SimulatorCredentials.ClientId), ("X-Naver-Client-Secret", SimulatorCredentials.ClientSecret)];

    private static readonly (string, string)[] HubKeys =
        [("X-NCP-APIGW-API-KEY-ID", SimulatorCredentials.ClientId), ("X-NCP-APIGW-API-KEY", SimulatorCredentials.ClientSecret)];

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
    public async Task A_wrong_secret_is_refused()
    {
        await using SimulatedPlatform naver = await SimulatedPlatform.StartAsync("naver-news");

        using HttpResponseMessage wrong = await naver.SendAsync("/v1/search/news.json?query=a", null, ("X-Naver-Client-Id", SimulatorCredentials.ClientId), ("X-Naver-Client-Secret", "wrong"));

        Assert.AreEqual(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.AreEqual("024", (await SimulatedPlatform.JsonOf(wrong)).GetProperty("errorCode").GetString());
    }

    [TestMethod]
    [DataRow("naver-blog", "blog")]
    [DataRow("naver-cafe", "cafearticle")]
    [DataRow("naver-kin", "kin")]
    [DataRow("naver-news", "news")]
    public async Task The_hub_answers_the_same_to_headers_of_its_own(string platform, string kind)
    {
        await using SimulatedPlatform naver = await SimulatedPlatform.StartAsync(platform);
        string question = $"?query={Uri.EscapeDataString(naver.World.Topics[0].Term)}&display=10&sort=date";

        string old = (await naver.JsonAsync($"/v1/search/{kind}.json{question}", null, Keys)).GetRawText();
        string hub = (await naver.JsonAsync($"/search/v1/{kind}{question}", null, HubKeys)).GetRawText();

        Assert.AreEqual(old, hub);
        Assert.Contains("\"link\"", hub);
    }

    [TestMethod]
    [DataRow("", false, HttpStatusCode.Unauthorized, "200")]
    [DataRow("", true, HttpStatusCode.OK, null)]
    [DataRow("&display=101", true, HttpStatusCode.BadRequest, "100")]
    public async Task The_hub_tells_errors_in_the_form_of_its_gateway_and_takes_no_old_headers(string parameter, bool withHubKeys, HttpStatusCode status, string? code)
    {
        await using SimulatedPlatform naver = await SimulatedPlatform.StartAsync("naver-news");

        using HttpResponseMessage response = await naver.SendAsync($"/search/v1/news?query=a{parameter}", null, withHubKeys ? HubKeys : Keys);

        Assert.AreEqual(status, response.StatusCode);
        Assert.AreEqual(code, (await SimulatedPlatform.JsonOf(response)).TryGetProperty("error", out JsonElement error) ? error.GetProperty("errorCode").GetString() : null);
    }

    [TestMethod]
    public async Task A_spent_quota_of_the_hub_has_a_code_of_its_own()
    {
        await using SimulatedPlatform naver = await SimulatedPlatform.StartAsync("naver-news");
        naver.Host.Context.Faults.Set("naver-news", new(FaultKind.QuotaBlock));

        using HttpResponseMessage response = await naver.SendAsync("/search/v1/news?query=a", null, HubKeys);

        Assert.AreEqual(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.AreEqual("400", (await SimulatedPlatform.JsonOf(response)).GetProperty("error").GetProperty("errorCode").GetString());
    }
}
