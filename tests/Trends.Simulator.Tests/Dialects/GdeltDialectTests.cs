using System.Net;
using System.Text.Json;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class GdeltDialectTests
{
    [TestMethod]
    public async Task Windows_of_time_one_after_another_give_every_match_once()
    {
        await using SimulatedPlatform gdelt = await SimulatedPlatform.StartAsync("gdelt", size: 900);
        List<string> urls = [];
        for (DateTimeOffset from = gdelt.Now.AddDays(-14); from < gdelt.Now; from = from.AddDays(2))
        {
            // Both bounds are within.
            JsonElement page = await gdelt.JsonAsync(
                $"/api/v2/doc/doc?query={Uri.EscapeDataString("(coffee OR \"climate summit\") sourcelang:eng")}&mode=ArtList&format=json&maxrecords=250&sort=DateAsc&startdatetime={from:yyyyMMddHHmmss}&enddatetime={from.AddDays(2).AddSeconds(-1):yyyyMMddHHmmss}");
            urls.AddRange(page.TryGetProperty("articles", out JsonElement articles) ? articles.EnumerateArray().Select(a => a.GetProperty("url").GetString()!) : []);
        }

        Assert.IsGreaterThan(10, urls.Count);
        CollectionAssert.AreEqual(
            gdelt.Visible.Where(i => i.Language == "en" && (i.Title.Contains("coffee") || i.Title.Contains("climate summit"))).Select(i => i.Id).ToArray(), urls);
    }

    [TestMethod]
    public async Task A_timeline_adds_up_to_the_articles()
    {
        await using SimulatedPlatform gdelt = await SimulatedPlatform.StartAsync("gdelt");

        JsonElement timeline = await gdelt.JsonAsync("/api/v2/doc/doc?query=sourcelang:korean&mode=TimelineVolRaw&timespan=13d&format=json");

        Assert.AreEqual(
            gdelt.Visible.Count(i => i.Language == "ko" && i.CreatedAt >= gdelt.Now.AddDays(-13)),
            timeline.GetProperty("timeline")[0].GetProperty("data").EnumerateArray().Sum(d => d.GetProperty("value").GetInt32()));
    }

    [TestMethod]
    public async Task Nothing_found_is_an_empty_object_and_errors_are_text_with_status_200()
    {
        await using SimulatedPlatform gdelt = await SimulatedPlatform.StartAsync("gdelt");

        Assert.AreEqual("{}", await gdelt.TextAsync("/api/v2/doc/doc?query=zzzzzz&mode=ArtList&format=json"));
        Assert.AreEqual("The specified phrase is too short.", await gdelt.TextAsync("/api/v2/doc/doc?query=a&mode=ArtList&format=json"));
    }

    [TestMethod]
    public async Task One_call_goes_through_in_five_seconds()
    {
        await using SimulatedPlatform gdelt = await SimulatedPlatform.StartAsync("gdelt", withLimits: true);
        const string Path = "/api/v2/doc/doc?query=coffee&mode=ArtList&format=json";

        using HttpResponseMessage first = await gdelt.SendAsync(Path);
        gdelt.Clock.Advance(TimeSpan.FromSeconds(4.9));
        using HttpResponseMessage second = await gdelt.SendAsync(Path);
        gdelt.Clock.Advance(TimeSpan.FromSeconds(0.1));
        using HttpResponseMessage third = await gdelt.SendAsync(Path);

        CollectionAssert.AreEqual(
            new[] { HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK }, new[] { first.StatusCode, second.StatusCode, third.StatusCode });
    }
}
