using System.Net;
using System.Net.Http.Json;
using System.Text;
using Trends.Simulator.Dialects;
using Trends.Simulator.Faults;

namespace Trends.Simulator.Tests.Dialects;

/// <summary>What holds for every platform. A new dialect adds one address that lists items.</summary>
[TestClass]
public sealed class EveryDialectTests
{
    private static readonly Dictionary<string, string> Listings = new()
    {
        ["brunch"] = "/rss/@@simA",
        ["daum-blog"] = "/v2/search/blog?query=a",
        ["daum-cafe"] = "/v2/search/cafe?query=a",
        ["daum-video"] = "/v2/search/vclip?query=a",
        ["daum-web"] = "/v2/search/web?query=a",
        ["medium"] = "/feed/example-pub",
        ["naver-band"] = $"/v2/band/posts?access_token={SimulatorCredentials.Token}&band_key=AADsimband1",
        ["stackexchange"] = "/2.3/questions?site=stackoverflow",
        ["tistory"] = "/seoullog/rss.xml",
        ["bluesky"] = "/xrpc/app.bsky.feed.searchPosts?q=*",
        ["dailymotion"] = "/videos?search=a",
        ["devto"] = "/api/articles/latest",
        ["discord"] = "/api/v10/channels/810000000000000001/messages",
        ["facebook"] = "/hangangdaily/feed",
        ["flickr"] = $"/services/rest?method=flickr.photos.search&text=a&api_key={SimulatorCredentials.Key}",
        ["gdelt"] = "/api/v2/doc/doc?query=coffee&mode=ArtList&format=json",
        ["google-news"] = "/rss?hl=ko",
        ["google-trends"] = "/trending/rss?geo=KR",
        ["hackernews"] = "/v0/newstories.json",
        ["instagram"] = "/me/media",
        ["lemmy"] = "/api/v3/post/list",
        ["linkedin"] = "/rest/posts?q=author&author=urn:li:organization:5515715",
        ["mastodon"] = "/api/v1/timelines/public",
        ["misskey"] = "/api/notes/search-by-tag",
        ["naver-blog"] = "/v1/search/blog.json?query=a",
        ["naver-cafe"] = "/v1/search/cafearticle.json?query=a",
        ["naver-datalab"] = "/v1/datalab/search",
        ["naver-kin"] = "/v1/search/kin.json?query=a",
        ["naver-news"] = "/v1/search/news.json?query=a",
        ["peertube"] = "/api/v1/search/videos?search=a",
        ["pinterest"] = "/v5/pins",
        ["reddit"] = "/r/all/new",
        ["rss"] = "/tech/rss.xml",
        ["telegram"] = $"/bot{SimulatorCredentials.Token}/getUpdates",
        ["threads"] = "/me/threads",
        ["tiktok"] = "/v2/video/list/?fields=id",
        ["tumblr"] = "/v2/tagged?tag=opensource",
        ["twitch"] = "/helix/videos?game_id=509658",
        ["vimeo"] = "/videos?query=a",
        ["vk"] = "/method/wall.get?domain=technews&v=5.199",
        ["wikipedia"] = "/api/rest_v1/metrics/pageviews/top/ko.wikipedia/all-access/2026/07/30",
        ["x"] = "/2/tweets/search/recent?query=lang:ko",
        ["youtube"] = $"/youtube/v3/search?part=snippet&key={SimulatorCredentials.Key}",
    };

    public static IEnumerable<object[]> Platforms => DialectCatalogue.Find().SelectMany(d => d.Platforms).Select(p => new object[] { p.Platform });

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task Good_credentials_open_it_and_the_same_answer_comes_twice(string platform)
    {
        await using SimulatedPlatform simulated = await SimulatedPlatform.StartAsync(platform, withLimits: true);

        using HttpResponseMessage first = await AskAsync(simulated);
        if (platform == "gdelt")
        {
            simulated.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        using HttpResponseMessage second = await AskAsync(simulated);

        Assert.AreEqual(HttpStatusCode.OK, first.StatusCode);
        if (platform == "stackexchange")
        {
            // Each answer tells in its body how much of the quota is left.
            return;
        }

        CollectionAssert.AreEqual(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task A_quota_block_is_refused_in_words_and_logged_as_such(string platform)
    {
        await using SimulatedPlatform simulated = await SimulatedPlatform.StartAsync(platform);
        simulated.Host.Context.Faults.Set(platform, new(FaultKind.QuotaBlock));

        using HttpResponseMessage response = await AskAsync(simulated);

        // VK and Band tell errors in the body of a good answer, Stack Exchange in that of a bad request.
        HttpStatusCode[] told = platform switch
        {
            "vk" or "naver-band" => [HttpStatusCode.OK],
            "stackexchange" => [HttpStatusCode.BadRequest],
            _ => [HttpStatusCode.Forbidden, HttpStatusCode.TooManyRequests, HttpStatusCode.BadRequest],
        };
        Assert.Contains(response.StatusCode, told);
        Assert.IsGreaterThan(0, (await response.Content.ReadAsByteArrayAsync()).Length);
        Assert.AreEqual(1, simulated.Host.Context.Log.Rejected(platform));
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task No_fault_breaks_the_simulator_itself(string platform)
    {
        await using SimulatedPlatform simulated = await SimulatedPlatform.StartAsync(platform);
        foreach (FaultKind kind in Enum.GetValues<FaultKind>().Except([FaultKind.Status, FaultKind.TornBody, FaultKind.Slow]))
        {
            simulated.Host.Context.Faults.ClearAll();
            simulated.Host.Context.Faults.Set(platform, new(kind));

            using HttpResponseMessage response = await AskAsync(simulated);

            Assert.IsLessThan(500, (int)response.StatusCode, $"{kind}");
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(SimulatedPlatform platform)
    {
        if (platform.Name == "naver-datalab")
        {
            using JsonContent question = JsonContent.Create(new { startDate = "2026-07-20", endDate = "2026-07-29", timeUnit = "date", keywordGroups = new[] { new { groupName = "a", keywords = new[] { "김장" } } } });
            question.Headers.Add("X-Naver-Client-Id", SimulatorCredentials.ClientId);
            question.Headers.Add("X-Naver-Client-Secret", SimulatorCredentials.ClientSecret);
            return await platform.PostAsync(Listings[platform.Name], question);
        }

        if (platform.Name is "misskey" or "tiktok")
        {
            using JsonContent body = JsonContent.Create(new { tag = "opensource", max_count = 10 });
            return await platform.PostAsync(Listings[platform.Name], body, $"Bearer {SimulatorCredentials.Token}");
        }

        (string, string)[] headers =
        [
            ("X-Naver-Client-Id", SimulatorCredentials.ClientId),
            ("X-Naver-Client-Secret", SimulatorCredentials.ClientSecret),
            ("Client-Id", SimulatorCredentials.ClientId),
            ("LinkedIn-Version", "202610"),
            .. Scheme(platform.Name) is { } scheme ? [("Authorization", scheme)] : Array.Empty<(string, string)>(),
        ];
        return await platform.SendAsync(Listings[platform.Name], Scheme(platform.Name) is null ? await TokenAsync(platform) : null, headers);
    }

    private static string? Scheme(string platform)
        => platform == "discord" ? $"Bot {SimulatorCredentials.Token}"
            : platform.StartsWith("daum-", StringComparison.Ordinal) ? $"KakaoAK {SimulatorCredentials.Key}"
            : null;

    private static async Task<string?> TokenAsync(SimulatedPlatform platform)
    {
        if (platform.Name == "bluesky")
        {
            using HttpResponseMessage session = await platform.PostAsync(
                "/xrpc/com.atproto.server.createSession", JsonContent.Create(new { identifier = SimulatorCredentials.UserName, password = SimulatorCredentials.Password }));
            return (await SimulatedPlatform.JsonOf(session)).GetProperty("accessJwt").GetString();
        }

        if (platform.Name == "reddit")
        {
            using HttpResponseMessage token = await platform.PostAsync(
                "/api/v1/access_token",
                new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
                "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{SimulatorCredentials.ClientId}:{SimulatorCredentials.ClientSecret}")));
            return (await SimulatedPlatform.JsonOf(token)).GetProperty("access_token").GetString();
        }

        return SimulatorCredentials.Token;
    }
}
