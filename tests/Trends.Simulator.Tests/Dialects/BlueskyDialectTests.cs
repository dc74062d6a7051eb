using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class BlueskyDialectTests
{
    private SimulatedPlatform _platform = null!;

    [TestInitialize]
    public async Task StartAsync() => _platform = await SimulatedPlatform.StartAsync("bluesky");

    [TestCleanup]
    public async Task StopAsync() => await _platform.DisposeAsync();

    [TestMethod]
    public async Task Following_cursors_gives_every_match_once_newest_first()
    {
        string token = await SignInAsync();

        List<JsonElement> posts = await ReadAsync("/xrpc/app.bsky.feed.searchPosts?q=*&lang=ko&limit=17", "posts", token);

        CollectionAssert.AreEqual(
            _platform.Visible.Where(i => i.Language == "ko").Reverse().Select(i => i.Id).ToArray(), posts.Select(p => p.GetProperty("uri").GetString()).ToArray());
    }

    [TestMethod]
    public async Task A_feed_holds_all_of_an_author()
    {
        WorldAuthor author = _platform.Visible.GroupBy(i => i.Author.Index).MaxBy(g => g.Count())!.First().Author;

        List<JsonElement> feed = await ReadAsync($"/xrpc/app.bsky.feed.getAuthorFeed?actor={author.Id}&limit=3", "feed");

        CollectionAssert.AreEqual(
            _platform.Visible.Where(i => i.Author.Id == author.Id).Reverse().Select(i => i.Id).ToArray(),
            feed.Select(p => p.GetProperty("post").GetProperty("uri").GetString()).ToArray());
    }

    [TestMethod]
    public async Task A_thread_holds_all_answers_down_to_the_depth_asked_for()
    {
        WorldItem post = _platform.Visible.Where(i => i.Kind == ItemKind.Post).MaxBy(i => i.Comments(_platform.Now))!;

        JsonElement thread = (await _platform.JsonAsync($"/xrpc/app.bsky.feed.getPostThread?uri={Uri.EscapeDataString(post.Id)}&depth=1000")).GetProperty("thread");
        JsonElement shallow = (await _platform.JsonAsync($"/xrpc/app.bsky.feed.getPostThread?uri={Uri.EscapeDataString(post.Id)}&depth=0")).GetProperty("thread");

        CollectionAssert.AreEquivalent(
            _platform.Visible.Where(i => i.Root == post).Select(i => i.Id).ToArray(), Uris(thread).ToArray());
        Assert.AreEqual(0, shallow.GetProperty("replies").GetArrayLength());
    }

    [TestMethod]
    public async Task Facets_point_at_the_bytes_of_a_hashtag()
    {
        WorldItem post = _platform.Visible.First(i => i.Language == "ko" && i.Tags.Count > 0 && i.Kind == ItemKind.Post);

        JsonElement record = (await _platform.JsonAsync($"/xrpc/app.bsky.feed.getPosts?uris={Uri.EscapeDataString(post.Id)}")).GetProperty("posts")[0].GetProperty("record");

        JsonElement index = record.GetProperty("facets")[0].GetProperty("index");
        byte[] text = Encoding.UTF8.GetBytes(record.GetProperty("text").GetString()!);
        Assert.AreEqual($"#{post.Tags[0]}", Encoding.UTF8.GetString(text[index.GetProperty("byteStart").GetInt32()..index.GetProperty("byteEnd").GetInt32()]));
    }

    [TestMethod]
    public async Task Search_asks_for_a_session_and_a_session_expires_after_two_hours()
    {
        using HttpResponseMessage stranger = await _platform.SendAsync("/xrpc/app.bsky.feed.searchPosts?q=a");
        string token = await SignInAsync();
        using HttpResponseMessage signedIn = await _platform.SendAsync("/xrpc/app.bsky.feed.searchPosts?q=a", token);
        _platform.Clock.Advance(TimeSpan.FromHours(2));
        using HttpResponseMessage expired = await _platform.SendAsync("/xrpc/app.bsky.feed.searchPosts?q=a", token);

        Assert.AreEqual(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.AreEqual("AuthMissing", (await SimulatedPlatform.JsonOf(stranger)).GetProperty("error").GetString());
        Assert.AreEqual(HttpStatusCode.OK, signedIn.StatusCode);
        Assert.AreEqual(HttpStatusCode.BadRequest, expired.StatusCode);
        Assert.AreEqual("ExpiredToken", (await SimulatedPlatform.JsonOf(expired)).GetProperty("error").GetString());
    }

    [TestMethod]
    public async Task A_wrong_password_opens_no_session()
    {
        using HttpResponseMessage response = await _platform.PostAsync("/xrpc/com.atproto.server.createSession", JsonContent.Create(new { identifier = SimulatorCredentials.UserName, password = "wrong" }));

        Assert.AreEqual(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static IEnumerable<string> Uris(JsonElement thread) =>
        thread.GetProperty("replies").EnumerateArray().SelectMany(Uris).Prepend(thread.GetProperty("post").GetProperty("uri").GetString()!);

    private async Task<string> SignInAsync()
    {
        using HttpResponseMessage response = await _platform.PostAsync(
            "/xrpc/com.atproto.server.createSession", JsonContent.Create(new { identifier = SimulatorCredentials.UserName, password = SimulatorCredentials.Password }));
        return (await SimulatedPlatform.JsonOf(response)).GetProperty("accessJwt").GetString()!;
    }

    private async Task<List<JsonElement>> ReadAsync(string path, string list, string? token = null)
    {
        List<JsonElement> all = [];
        string? cursor = "";
        while (cursor is not null)
        {
            JsonElement page = await _platform.JsonAsync(cursor.Length == 0 ? path : $"{path}&cursor={Uri.EscapeDataString(cursor)}", token);
            all.AddRange(page.GetProperty(list).EnumerateArray());
            cursor = page.TryGetProperty("cursor", out JsonElement next) ? next.GetString() : null;
        }

        return all;
    }
}
