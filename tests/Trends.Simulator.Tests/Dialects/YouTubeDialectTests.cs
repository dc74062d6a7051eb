using System.Net;
using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class YouTubeDialectTests
{
    private const string Key = $"key={SimulatorCredentials.Key}";
    private SimulatedPlatform _platform = null!;

    [TestInitialize]
    public async Task StartAsync() => _platform = await SimulatedPlatform.StartAsync("youtube", size: 900);

    [TestCleanup]
    public async Task StopAsync() => await _platform.DisposeAsync();

    [TestMethod]
    public async Task Following_page_tokens_gives_every_video_once_newest_first()
    {
        List<JsonElement> found = await ReadAsync($"/youtube/v3/search?part=snippet&type=video&order=date&maxResults=50&{Key}");

        CollectionAssert.AreEqual(
            _platform.Visible.Where(i => i.Kind == ItemKind.Post).Reverse().Select(i => i.Id).ToArray(),
            found.Select(v => v.GetProperty("id").GetProperty("videoId").GetString()).ToArray());
    }

    [TestMethod]
    public async Task A_search_ends_at_five_hundred_however_many_there_are()
    {
        await using SimulatedPlatform large = await SimulatedPlatform.StartAsync("youtube", size: 3000);
        string? token = "";
        int found = 0;
        while (token is not null)
        {
            JsonElement page = await large.JsonAsync($"/youtube/v3/search?part=snippet&order=date&maxResults=50&pageToken={token}&{Key}");
            found += page.GetProperty("items").GetArrayLength();
            token = page.TryGetProperty("nextPageToken", out JsonElement next) ? next.GetString() : null;
        }

        Assert.AreEqual(500, found);
    }

    [TestMethod]
    public async Task Bounds_of_time_narrow_a_search()
    {
        DateTimeOffset from = _platform.Now.AddDays(-3);
        DateTimeOffset to = _platform.Now.AddDays(-2);

        List<JsonElement> found = await ReadAsync($"/youtube/v3/search?part=snippet&order=date&publishedAfter={from.UtcDateTime:s}Z&publishedBefore={to.UtcDateTime:s}Z&{Key}");

        CollectionAssert.AreEqual(
            _platform.Visible.Where(i => i.Kind == ItemKind.Post && i.CreatedAt >= from && i.CreatedAt < to).Reverse().Select(i => i.Id).ToArray(),
            found.Select(v => v.GetProperty("id").GetProperty("videoId").GetString()).ToArray());
    }

    [TestMethod]
    public async Task All_comments_are_reached_through_threads_and_their_replies()
    {
        List<string> found = [];
        foreach (WorldItem video in _platform.Visible.Where(i => i.Kind == ItemKind.Post).ToArray())
        {
            foreach (JsonElement thread in await ReadAsync($"/youtube/v3/commentThreads?part=snippet,replies&videoId={video.Id}&maxResults=3&{Key}"))
            {
                string id = thread.GetProperty("id").GetString()!;
                found.Add(id);
                if (thread.GetProperty("snippet").GetProperty("totalReplyCount").GetInt32() > 0)
                {
                    List<JsonElement> replies = await ReadAsync($"/youtube/v3/comments?part=snippet&parentId={id}&maxResults=2&{Key}");
                    Assert.AreEqual(thread.GetProperty("snippet").GetProperty("totalReplyCount").GetInt32(), replies.Count);
                    found.AddRange(replies.Select(r => r.GetProperty("id").GetString()!));
                }
            }
        }

        CollectionAssert.AreEquivalent(_platform.Visible.Where(i => i.Kind == ItemKind.Comment).Select(i => i.Id).ToArray(), found);
    }

    [TestMethod]
    public async Task Videos_bring_the_parts_asked_for_and_leave_unknown_ids_out()
    {
        WorldItem video = _platform.Visible.First(i => i.Kind == ItemKind.Post && i.Tags.Count > 0);

        JsonElement list = await _platform.JsonAsync($"/youtube/v3/videos?part=snippet,statistics&id={video.Id},AAAAAAAAAAA&{Key}");

        JsonElement only = list.GetProperty("items").EnumerateArray().Single();
        Assert.AreEqual(video.Title, only.GetProperty("snippet").GetProperty("title").GetString());
        Assert.AreEqual($"{video.Likes(_platform.Now)}", only.GetProperty("statistics").GetProperty("likeCount").GetString());
        Assert.IsFalse(only.TryGetProperty("contentDetails", out _));
    }

    [TestMethod]
    public async Task The_chart_of_Korea_is_in_Korean_and_ends_at_two_hundred()
    {
        List<JsonElement> chart = await ReadAsync($"/youtube/v3/videos?part=snippet&chart=mostPopular&regionCode=KR&maxResults=50&{Key}");

        Assert.IsGreaterThan(50, chart.Count);
        Assert.IsLessThanOrEqualTo(200, chart.Count);
        Assert.IsTrue(chart.TrueForAll(v => v.GetProperty("snippet").GetProperty("defaultAudioLanguage").GetString() == "ko"));
    }

    [TestMethod]
    [DataRow("", HttpStatusCode.Forbidden, "forbidden")]
    [DataRow("key=wrong", HttpStatusCode.BadRequest, "badRequest")]
    public async Task A_missing_and_a_wrong_key_are_told_apart(string key, HttpStatusCode status, string reason)
    {
        using HttpResponseMessage response = await _platform.SendAsync($"/youtube/v3/search?part=snippet&{key}");

        Assert.AreEqual(status, response.StatusCode);
        Assert.AreEqual(reason, (await SimulatedPlatform.JsonOf(response)).GetProperty("error").GetProperty("errors")[0].GetProperty("reason").GetString());
    }

    [TestMethod]
    public async Task Comments_of_a_deleted_video_are_not_found()
    {
        WorldItem deleted = _platform.World.Items.First(i => i.Kind == ItemKind.Post && i.IsDeleted(_platform.Now));

        using HttpResponseMessage response = await _platform.SendAsync($"/youtube/v3/commentThreads?part=snippet&videoId={deleted.Id}&{Key}");

        Assert.AreEqual(HttpStatusCode.NotFound, response.StatusCode);
        Assert.AreEqual("videoNotFound", (await SimulatedPlatform.JsonOf(response)).GetProperty("error").GetProperty("errors")[0].GetProperty("reason").GetString());
    }

    private async Task<List<JsonElement>> ReadAsync(string path)
    {
        List<JsonElement> all = [];
        string? token = "";
        while (token is not null)
        {
            JsonElement page = await _platform.JsonAsync($"{path}&pageToken={token}");
            all.AddRange(page.GetProperty("items").EnumerateArray());
            token = page.TryGetProperty("nextPageToken", out JsonElement next) ? next.GetString() : null;
        }

        return all;
    }
}
