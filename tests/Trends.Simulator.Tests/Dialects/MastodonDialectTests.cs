using System.Net;
using System.Text.Json;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.Dialects;

[TestClass]
public sealed class MastodonDialectTests
{
    private SimulatedPlatform _platform = null!;

    [TestInitialize]
    public async Task StartAsync() => _platform = await SimulatedPlatform.StartAsync("mastodon");

    [TestCleanup]
    public async Task StopAsync() => await _platform.DisposeAsync();

    [TestMethod]
    public async Task Following_next_links_gives_every_visible_post_once_newest_first()
    {
        List<JsonElement> statuses = await ReadAsync("/api/v1/timelines/public?limit=40", "next");

        CollectionAssert.AreEqual(
            _platform.Visible.Where(i => i.Kind == ItemKind.Post).Reverse().Select(i => i.Id).ToArray(),
            statuses.Select(s => s.GetProperty("id").GetString()).ToArray());
    }

    [TestMethod]
    public async Task A_tag_timeline_holds_what_carries_the_tag_and_nothing_else()
    {
        string tag = _platform.Visible.SelectMany(i => i.Tags).GroupBy(t => t).MaxBy(g => g.Count())!.Key;

        List<JsonElement> statuses = await ReadAsync($"/api/v1/timelines/tag/{Uri.EscapeDataString(tag)}?limit=7", "next");

        CollectionAssert.AreEqual(
            _platform.Visible.Where(i => i.Tags.Contains(tag)).Reverse().Select(i => i.Id).ToArray(),
            statuses.Select(s => s.GetProperty("id").GetString()).ToArray());
    }

    [TestMethod]
    public async Task Since_id_gives_only_what_is_younger_and_an_id_beyond_all_gives_nothing()
    {
        WorldItem[] posts = [.. _platform.Visible.Where(i => i.Kind == ItemKind.Post)];

        JsonElement younger = await _platform.JsonAsync($"/api/v1/timelines/public?limit=40&since_id={posts[^6].Id}");
        JsonElement none = await _platform.JsonAsync("/api/v1/timelines/public?since_id=9000000000000000000");

        CollectionAssert.AreEqual(
            posts[^5..].Reverse().Select(i => i.Id).ToArray(), younger.EnumerateArray().Select(s => s.GetProperty("id").GetString()).ToArray());
        Assert.AreEqual(0, none.GetArrayLength());
    }

    [TestMethod]
    public async Task Min_id_walks_forward_page_by_page()
    {
        WorldItem[] posts = [.. _platform.Visible.Where(i => i.Kind == ItemKind.Post)];
        List<string> walked = [];
        string cursor = posts[0].Id;
        while (true)
        {
            JsonElement page = await _platform.JsonAsync($"/api/v1/timelines/public?limit=13&min_id={cursor}");
            if (page.GetArrayLength() == 0)
            {
                break;
            }

            walked.AddRange(page.EnumerateArray().Reverse().Select(s => s.GetProperty("id").GetString()!));
            cursor = walked[^1];
        }

        CollectionAssert.AreEqual(posts[1..].Select(i => i.Id).ToArray(), walked);
    }

    [TestMethod]
    public async Task A_context_holds_the_whole_thread()
    {
        WorldItem post = _platform.Visible.Where(i => i.Kind == ItemKind.Post).MaxBy(i => i.Comments(_platform.Now))!;

        JsonElement context = await _platform.JsonAsync($"/api/v1/statuses/{post.Id}/context", SimulatorCredentials.Token);

        CollectionAssert.AreEquivalent(
            _platform.Visible.Where(i => i.Kind == ItemKind.Comment && i.Root == post).Select(i => i.Id).ToArray(),
            context.GetProperty("descendants").EnumerateArray().Select(s => s.GetProperty("id").GetString()).ToArray());
        Assert.AreEqual(0, context.GetProperty("ancestors").GetArrayLength());
    }

    [TestMethod]
    public async Task Content_is_html_with_hashtags_as_links()
    {
        WorldItem post = _platform.Visible.First(i => i.Kind == ItemKind.Post && i.Tags.Count > 0);

        JsonElement status = await _platform.JsonAsync($"/api/v1/statuses/{post.Id}");

        string content = status.GetProperty("content").GetString()!;
        Assert.StartsWith("<p>", content);
        Assert.Contains($"class=\"mention hashtag\" rel=\"tag\">#<span>{post.Tags[0]}</span></a>", content);
        Assert.AreEqual(post.Tags[0], status.GetProperty("tags")[0].GetProperty("name").GetString());
    }

    [TestMethod]
    public async Task A_deleted_status_is_not_found_and_an_edited_one_says_so()
    {
        WorldItem deleted = _platform.World.Items.First(i => i.IsDeleted(_platform.Now));
        WorldItem edited = _platform.Visible.First(i => i.EditedAt <= _platform.Now);

        using HttpResponseMessage gone = await _platform.SendAsync($"/api/v1/statuses/{deleted.Id}");
        JsonElement status = await _platform.JsonAsync($"/api/v1/statuses/{edited.Id}");

        Assert.AreEqual(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.AreEqual("Record not found", (await SimulatedPlatform.JsonOf(gone)).GetProperty("error").GetString());
        Assert.AreEqual(JsonValueKind.String, status.GetProperty("edited_at").ValueKind);
    }

    [TestMethod]
    public async Task A_wrong_token_is_refused_in_the_platforms_words()
    {
        using HttpResponseMessage response = await _platform.SendAsync("/api/v1/timelines/public", "wrong");

        Assert.AreEqual(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.AreEqual("The access token is invalid", (await SimulatedPlatform.JsonOf(response)).GetProperty("error").GetString());
    }

    [TestMethod]
    public async Task Trending_tags_have_a_week_of_history_in_text()
    {
        JsonElement tags = await _platform.JsonAsync("/api/v1/trends/tags?limit=5");

        Assert.AreEqual(5, tags.GetArrayLength());
        Assert.AreEqual(7, tags[0].GetProperty("history").GetArrayLength());
        Assert.IsGreaterThan(0, int.Parse(tags[0].GetProperty("history")[1].GetProperty("uses").GetString()!));
    }

    private async Task<List<JsonElement>> ReadAsync(string path, string relation)
    {
        List<JsonElement> all = [];
        for (string? next = path; next is not null;)
        {
            using HttpResponseMessage response = await _platform.SendAsync(next);
            Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
            all.AddRange((await SimulatedPlatform.JsonOf(response)).EnumerateArray());
            string link = response.Headers.TryGetValues("Link", out IEnumerable<string>? values) ? values.First() : "";
            next = link.Split(", ").Where(l => l.EndsWith($"rel=\"{relation}\"", StringComparison.Ordinal)).Select(l => l[1..l.IndexOf('>')]).FirstOrDefault();
        }

        return all;
    }
}
