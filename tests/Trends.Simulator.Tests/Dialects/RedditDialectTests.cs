using System.Net;
using System.Text;
using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class RedditDialectTests
{
    private SimulatedPlatform _platform = null!;
    private string _token = "";

    [TestInitialize]
    public async Task StartAsync()
    {
        _platform = await SimulatedPlatform.StartAsync("reddit");
        using HttpResponseMessage response = await TokenAsync(SimulatorCredentials.ClientSecret);
        _token = (await SimulatedPlatform.JsonOf(response)).GetProperty("access_token").GetString()!;
    }

    [TestCleanup]
    public async Task StopAsync() => await _platform.DisposeAsync();

    [TestMethod]
    [DataRow("new")]
    [DataRow("top")]
    public async Task Following_after_gives_every_post_of_a_community_once(string order)
    {
        List<string> ids = await ReadAsync($"/r/korea/{order}?limit=7");

        string[] expected = [.. _platform.Visible.Where(i => i.Kind == ItemKind.Post && i.Section == "korea").Reverse().Select(i => i.Id)];
        CollectionAssert.AreEquivalent(expected, ids);
        if (order == "new")
        {
            CollectionAssert.AreEqual(expected, ids);
        }
    }

    [TestMethod]
    public async Task A_search_may_stay_within_a_community()
    {
        List<string> ids = await ReadAsync($"/r/food/search?q={Uri.EscapeDataString("coffee")}&restrict_sr=1&sort=new&limit=2");

        CollectionAssert.AreEqual(
            _platform.Visible.Where(i => i.Kind == ItemKind.Post && i.Section == "food" && $"{i.Title} {i.Text(_platform.Now)}".Contains("coffee")).Reverse().Select(i => i.Id).ToArray(), ids);
    }

    [TestMethod]
    [DataRow(500)]
    [DataRow(2)]
    public async Task A_thread_holds_all_comments_some_of_them_behind_more(int limit)
    {
        WorldItem post = _platform.Visible.Where(i => i.Kind == ItemKind.Post).MaxBy(i => i.Comments(_platform.Now))!;

        JsonElement thread = await _platform.JsonAsync($"/comments/{post.Id}?limit={limit}", _token);
        List<string> found = [];
        List<string> more = [];
        Walk(thread[1], found, more);
        if (more.Count > 0)
        {
            JsonElement rest = await _platform.JsonAsync($"/api/morechildren?api_type=json&link_id=t3_{post.Id}&children={string.Join(',', more)}", _token);
            found.AddRange(rest.GetProperty("json").GetProperty("data").GetProperty("things").EnumerateArray().Select(t => t.GetProperty("data").GetProperty("id").GetString()!));
        }

        Assert.AreEqual(limit == 2, more.Count > 0);
        CollectionAssert.AreEquivalent(_platform.Visible.Where(i => i.Root == post && i != post).Select(i => i.Id).ToArray(), found);
    }

    [TestMethod]
    public async Task A_deleted_post_answers_without_author_and_text()
    {
        WorldItem deleted = _platform.World.Items.First(i => i.IsDeleted(_platform.Now));

        JsonElement info = await _platform.JsonAsync($"/api/info?id=t3_{deleted.Id}", _token);

        Assert.AreEqual("[deleted]", info.GetProperty("data").GetProperty("children")[0].GetProperty("data").GetProperty("author").GetString());
    }

    [TestMethod]
    public async Task Wrong_secrets_and_old_tokens_are_refused()
    {
        using HttpResponseMessage wrong = await TokenAsync("wrong");
        _platform.Clock.Advance(TimeSpan.FromDays(1));
        using HttpResponseMessage expired = await _platform.SendAsync("/r/korea/new", _token);

        Assert.AreEqual(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.AreEqual(HttpStatusCode.Unauthorized, expired.StatusCode);
        Assert.AreEqual(401, (await SimulatedPlatform.JsonOf(expired)).GetProperty("error").GetInt32());
    }

    private static void Walk(JsonElement listing, List<string> found, List<string> more)
    {
        foreach (JsonElement child in listing.GetProperty("data").GetProperty("children").EnumerateArray())
        {
            JsonElement data = child.GetProperty("data");
            if (child.GetProperty("kind").GetString() == "more")
            {
                more.AddRange(data.GetProperty("children").EnumerateArray().Select(c => c.GetString()!));
                continue;
            }

            found.Add(data.GetProperty("id").GetString()!);
            if (data.GetProperty("replies").ValueKind == JsonValueKind.Object)
            {
                Walk(data.GetProperty("replies"), found, more);
            }
        }
    }

    private Task<HttpResponseMessage> TokenAsync(string secret) => _platform.PostAsync(
        "/api/v1/access_token",
        new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{SimulatorCredentials.ClientId}:{secret}")));

    private async Task<List<string>> ReadAsync(string path)
    {
        List<string> ids = [];
        string? after = "";
        while (after is not null)
        {
            JsonElement data = (await _platform.JsonAsync(after.Length == 0 ? path : $"{path}&after={after}", _token)).GetProperty("data");
            ids.AddRange(data.GetProperty("children").EnumerateArray().Select(c => c.GetProperty("data").GetProperty("id").GetString()!));
            after = data.GetProperty("after").GetString();
        }

        return ids;
    }
}
