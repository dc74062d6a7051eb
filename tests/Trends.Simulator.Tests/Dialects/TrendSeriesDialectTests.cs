using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class TrendSeriesDialectTests
{
    [TestMethod]
    public async Task Views_of_an_article_come_day_by_day_until_yesterday_and_show_the_planted_trend()
    {
        await using SimulatedPlatform wikipedia = await SimulatedPlatform.StartAsync("wikipedia");
        PlantedTrend trend = wikipedia.Host.Context.World.Trends.First(t => t.Platforms.Contains("wikipedia"));
        string project = trend.Topic.Language == "ko" ? "ko.wikipedia" : "en.wikipedia";
        string article = Uri.EscapeDataString(trend.Topic.Term.Replace(' ', '_'));

        JsonElement items = (await wikipedia.JsonAsync(
            $"/api/rest_v1/metrics/pageviews/per-article/{project}/all-access/user/{article}/daily/20260718/2026080100")).GetProperty("items");

        (string Day, int Views)[] days = [.. items.EnumerateArray().Select(i => (i.GetProperty("timestamp").GetString()!, i.GetProperty("views").GetInt32()))];
        Assert.HasCount(14, days);
        Assert.AreEqual("2026073100", days[^1].Day);
        DateTimeOffset peak = DateTimeOffset.ParseExact(days.MaxBy(d => d.Views).Day[..8], "yyyyMMdd", null, System.Globalization.DateTimeStyles.AssumeUniversal);
        Assert.IsInRange(-1.0, 1.0, (peak - new DateTimeOffset(trend.PeaksAt.Date, TimeSpan.Zero)).TotalDays);
    }

    [TestMethod]
    public async Task An_unknown_article_and_a_day_that_is_not_over_are_not_found()
    {
        await using SimulatedPlatform wikipedia = await SimulatedPlatform.StartAsync("wikipedia");

        using HttpResponseMessage unknown = await wikipedia.SendAsync("/api/rest_v1/metrics/pageviews/per-article/ko.wikipedia/all-access/user/None/daily/20260718/20260730");
        using HttpResponseMessage today = await wikipedia.SendAsync("/api/rest_v1/metrics/pageviews/top/ko.wikipedia/all-access/2026/08/01");
        JsonElement yesterday = await wikipedia.JsonAsync("/api/rest_v1/metrics/pageviews/top/ko.wikipedia/all-access/2026/07/31");

        Assert.AreEqual(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.AreEqual(HttpStatusCode.NotFound, today.StatusCode);
        Assert.AreEqual(1, yesterday.GetProperty("items")[0].GetProperty("articles")[0].GetProperty("rank").GetInt32());
    }

    [TestMethod]
    public async Task DataLab_gives_a_hundred_to_the_greatest_value_of_all_groups()
    {
        await using SimulatedPlatform dataLab = await SimulatedPlatform.StartAsync("naver-datalab");
        WorldTopic[] topics = [.. dataLab.Host.Context.World.Of("naver-datalab").Topics.Take(3)];

        using HttpResponseMessage response = await AskAsync(dataLab, "date", [.. topics.Select(t => new[] { t.Term })]);

        JsonElement results = (await SimulatedPlatform.JsonOf(response)).GetProperty("results");
        Assert.AreEqual(3, results.GetArrayLength());
        double[] ratios = [.. results.EnumerateArray().SelectMany(r => r.GetProperty("data").EnumerateArray()).Select(d => d.GetProperty("ratio").GetDouble())];
        Assert.HasCount(3 * 10, ratios);
        Assert.AreEqual(100, ratios.Max());
    }

    [TestMethod]
    [DataRow("date", 6)]
    [DataRow("hour", 1)]
    public async Task DataLab_refuses_more_than_five_groups_and_units_that_it_does_not_know(string unit, int groups)
    {
        await using SimulatedPlatform dataLab = await SimulatedPlatform.StartAsync("naver-datalab");

        using HttpResponseMessage response = await AskAsync(dataLab, unit, [.. Enumerable.Repeat(new[] { "김장" }, groups)]);

        Assert.AreEqual(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static async Task<HttpResponseMessage> AskAsync(SimulatedPlatform dataLab, string unit, string[][] groups)
    {
        using JsonContent content = JsonContent.Create(new
        {
            startDate = "2026-07-20",
            endDate = "2026-07-29",
            timeUnit = unit,
            keywordGroups = groups.Select((words, i) => new { groupName = $"group {i}", keywords = words }),
        });
        content.Headers.Add("X-Naver-Client-Id", SimulatorCredentials.ClientId);
        content.Headers.Add("X-Naver-Client-Secret", SimulatorCredentials.ClientSecret);
        return await dataLab.PostAsync("/v1/datalab/search", content);
    }
}
