using System.Net;
using System.Text.Json;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class DaumDialectTests
{
    private static readonly (string, string) Key = ("Authorization", $"KakaoAK {SimulatorCredentials.Key}");

    [TestMethod]
    [DataRow("daum-blog", "blog")]
    [DataRow("daum-cafe", "cafe")]
    [DataRow("daum-video", "vclip")]
    [DataRow("daum-web", "web")]
    public async Task Pages_give_every_match_once_newest_first_until_the_end_is_told(string platform, string kind)
    {
        await using SimulatedPlatform daum = await SimulatedPlatform.StartAsync(platform);
        string term = daum.World.Topics[0].Term.Split(' ')[0];
        List<string> found = [];
        bool end;
        int page = 0;
        do
        {
            JsonElement answer = await daum.JsonAsync($"/v2/search/{kind}?query={Uri.EscapeDataString(term)}&sort=recency&size=3&page={++page}", null, Key);
            found.AddRange(answer.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("url").GetString()!));
            end = answer.GetProperty("meta").GetProperty("is_end").GetBoolean();
        }
        while (!end);

        Assert.IsGreaterThan(1, page);
        CollectionAssert.AreEqual(daum.Visible.Where(i => i.Title.Contains(term) || i.Text(daum.Now).Contains(term)).Reverse().Select(i => i.Id).Take(found.Count).ToArray(), found);
    }

    [TestMethod]
    [DataRow("daum-blog", "blog", "page=51")]
    [DataRow("daum-blog", "blog", "size=51")]
    [DataRow("daum-video", "vclip", "page=16")]
    [DataRow("daum-video", "vclip", "size=31")]
    [DataRow("daum-web", "web", "sort=latest")]
    public async Task A_parameter_out_of_range_is_refused(string platform, string kind, string parameter)
    {
        await using SimulatedPlatform daum = await SimulatedPlatform.StartAsync(platform);

        using HttpResponseMessage response = await daum.SendAsync($"/v2/search/{kind}?query=a&{parameter}", null, Key);

        Assert.AreEqual(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.AreEqual(-2, (await SimulatedPlatform.JsonOf(response)).GetProperty("code").GetInt32());
    }

    [TestMethod]
    public async Task A_wrong_key_is_refused()
    {
        await using SimulatedPlatform daum = await SimulatedPlatform.StartAsync("daum-web");

        using HttpResponseMessage response = await daum.SendAsync("/v2/search/web?query=a", null, ("Authorization", "KakaoAK wrong"));

        Assert.AreEqual(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.AreEqual(-401, (await SimulatedPlatform.JsonOf(response)).GetProperty("code").GetInt32());
    }
}
