using System.Net;
using System.Text;
using System.Text.Json;
using Trends.Simulator.Tests.Dialects;

namespace Trends.Simulator.Tests.Limits;

[TestClass]
public sealed class PlatformLimitTests
{
    [TestMethod]
    public async Task X_tells_what_is_left_and_refuses_until_the_quarter_of_an_hour_is_over()
    {
        await using SimulatedPlatform x = await SimulatedPlatform.StartAsync("x", withLimits: true);
        const string Path = "/2/trends/by/woeid/23424868";
        for (int i = 74; i >= 0; i--)
        {
            using HttpResponseMessage response = await x.SendAsync(Path, SimulatorCredentials.Token);
            Assert.AreEqual("75", Header(response, "x-rate-limit-limit"));
            Assert.AreEqual($"{i}", Header(response, "x-rate-limit-remaining"));
        }

        using HttpResponseMessage refused = await x.SendAsync(Path, SimulatorCredentials.Token);
        DateTimeOffset reset = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Header(refused, "x-rate-limit-reset")));
        x.Clock.SetUtcNow(reset);
        using HttpResponseMessage after = await x.SendAsync(Path, SimulatorCredentials.Token);

        Assert.AreEqual(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.AreEqual("Too Many Requests", (await SimulatedPlatform.JsonOf(refused)).GetProperty("title").GetString());
        Assert.AreEqual(HttpStatusCode.OK, after.StatusCode);
        Assert.AreEqual(1, x.Host.Context.Log.Rejected("x"));
        Assert.AreEqual(77, x.Host.Context.Log.Count("x"));
    }

    [TestMethod]
    public async Task YouTube_has_a_hundred_searches_a_day_beside_its_other_calls()
    {
        await using SimulatedPlatform youtube = await SimulatedPlatform.StartAsync("youtube", withLimits: true);
        const string Search = $"/youtube/v3/search?part=snippet&key={SimulatorCredentials.Key}";
        for (int i = 0; i < 100; i++)
        {
            using HttpResponseMessage response = await youtube.SendAsync(Search);
            Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        }

        using HttpResponseMessage refused = await youtube.SendAsync(Search);
        using HttpResponseMessage other = await youtube.SendAsync($"/youtube/v3/videos?part=snippet&chart=mostPopular&key={SimulatorCredentials.Key}");

        Assert.AreEqual(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.AreEqual("quotaExceeded", (await SimulatedPlatform.JsonOf(refused)).GetProperty("error").GetProperty("errors")[0].GetProperty("reason").GetString());
        Assert.AreEqual(HttpStatusCode.OK, other.StatusCode);
    }

    [TestMethod]
    public async Task Mastodon_writes_its_reset_as_a_date()
    {
        await using SimulatedPlatform mastodon = await SimulatedPlatform.StartAsync("mastodon", withLimits: true);

        using HttpResponseMessage response = await mastodon.SendAsync("/api/v1/timelines/public");

        Assert.AreEqual("300", Header(response, "X-RateLimit-Limit"));
        Assert.AreEqual("299", Header(response, "X-RateLimit-Remaining"));
        Assert.AreEqual("2026-08-01T12:05:00.000Z", Header(response, "X-RateLimit-Reset"));
    }

    [TestMethod]
    public async Task Reddit_tells_used_remaining_and_seconds()
    {
        await using SimulatedPlatform reddit = await SimulatedPlatform.StartAsync("reddit", withLimits: true);
        using HttpResponseMessage token = await reddit.PostAsync(
            "/api/v1/access_token",
            new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
            "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{SimulatorCredentials.ClientId}:{SimulatorCredentials.ClientSecret}")));

        using HttpResponseMessage response = await reddit.SendAsync("/r/korea/new", (await SimulatedPlatform.JsonOf(token)).GetProperty("access_token").GetString());

        Assert.AreEqual("1", Header(response, "x-ratelimit-used"));
        Assert.AreEqual("999.0", Header(response, "x-ratelimit-remaining"));
        Assert.AreEqual("600", Header(response, "x-ratelimit-reset"));
    }

    [TestMethod]
    public async Task Naver_counts_all_kinds_of_search_together()
    {
        await using SimulatedPlatform naver = await SimulatedPlatform.StartAsync("naver-blog", withLimits: true);
        (string, string)[] keys = [("X-Naver-Client-Id", SimulatorCredentials.ClientId), ("X-Naver-Client-Secret", SimulatorCredentials.ClientSecret)];
        for (int i = 0; i < 10; i++)
        {
            await naver.JsonAsync("/v1/search/blog.json?query=a", null, keys);
        }

        using HttpResponseMessage refused = await naver.SendAsync($"{naver.Host.BaseUri("naver-news")}/v1/search/news.json?query=a", null, keys);
        naver.Clock.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage after = await naver.SendAsync("/v1/search/blog.json?query=a", null, keys);

        JsonElement error = await SimulatedPlatform.JsonOf(refused);
        Assert.AreEqual(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.AreEqual("012", error.GetProperty("errorCode").GetString());
        Assert.AreEqual(HttpStatusCode.OK, after.StatusCode);
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();
}
