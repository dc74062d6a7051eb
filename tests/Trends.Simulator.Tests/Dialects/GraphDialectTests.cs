using System.Net;
using System.Text.Json;
using Trends.Simulator.Faults;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.Dialects;

/// <summary>The three Graph APIs: Facebook, Instagram and Threads.</summary>
[TestClass]
public sealed class GraphDialectTests
{
    private const string Token = SimulatorCredentials.Token;

    [TestMethod]
    public async Task A_page_feed_is_followed_to_its_end_by_the_next_address()
    {
        await using SimulatedPlatform platform = await SimulatedPlatform.StartAsync("facebook");
        List<string> ids = await FollowAsync(platform, $"/v24.0/hangangdaily/feed?fields=id,message&limit=10&access_token={Token}");

        CollectionAssert.AreEqual(
            platform.Visible.Where(i => i.Kind == ItemKind.Post && i.Section == "hangangdaily").Reverse().Select(i => i.Id).ToArray(), ids);
    }

    [TestMethod]
    public async Task Comments_come_as_a_tree_or_as_a_stream()
    {
        await using SimulatedPlatform platform = await SimulatedPlatform.StartAsync("facebook");
        WorldItem post = platform.Visible.MaxBy(i => i.Kind == ItemKind.Post ? i.Comments(platform.Now) : 0)!;

        List<string> top = await FollowAsync(platform, $"/{post.Id}/comments?limit=2&access_token={Token}");
        List<string> all = await FollowAsync(platform, $"/{post.Id}/comments?filter=stream&limit=2&access_token={Token}");

        CollectionAssert.AreEqual(platform.Visible.Where(i => i.Parent == post).Select(i => i.Id).ToArray(), top);
        CollectionAssert.AreEqual(platform.Visible.Where(i => i.Root == post && i != post).Select(i => i.Id).ToArray(), all);
    }

    [TestMethod]
    public async Task A_wrong_token_is_code_190_and_an_unknown_object_code_100()
    {
        await using SimulatedPlatform platform = await SimulatedPlatform.StartAsync("facebook");

        Assert.AreEqual(190, await CodeAsync(platform, "/hangangdaily/feed?access_token=other", HttpStatusCode.BadRequest));
        Assert.AreEqual(100, await CodeAsync(platform, $"/nobody/feed?access_token={Token}", HttpStatusCode.BadRequest));
    }

    [TestMethod]
    public async Task Thirty_hashtags_in_seven_days_and_repeats_are_free()
    {
        await using SimulatedPlatform platform = await SimulatedPlatform.StartAsync("instagram", withLimits: true);
        string[] tags = [.. platform.World.Topics.Select(t => t.Tag)];
        foreach (string tag in tags.Take(30).Append(tags[0]))
        {
            await platform.JsonAsync(Search(tag));
        }

        Assert.AreEqual(18, await CodeAsync(platform, Search(tags[30]), HttpStatusCode.Forbidden));
        platform.Clock.Advance(TimeSpan.FromDays(7));
        await platform.JsonAsync(Search(tags[30]));

        static string Search(string tag) => $"/ig_hashtag_search?user_id=me&q={Uri.EscapeDataString(tag)}&access_token={Token}";
    }

    [TestMethod]
    public async Task A_hashtag_gives_the_last_day_and_never_an_author()
    {
        await using SimulatedPlatform platform = await SimulatedPlatform.StartAsync("instagram", size: 2000);
        string tag = platform.World.Topics[0].Tag;
        JsonElement found = await platform.JsonAsync($"/ig_hashtag_search?user_id=me&q={Uri.EscapeDataString(tag)}&access_token={Token}");
        string id = found.GetProperty("data")[0].GetProperty("id").GetString()!;

        List<string> ids = await FollowAsync(platform, $"/{id}/recent_media?user_id=me&fields=id,caption,timestamp,username&limit=2&access_token={Token}");

        CollectionAssert.AreEquivalent(
            platform.Visible.Where(i => i.Kind == ItemKind.Post && i.Tags.Contains(tag) && i.CreatedAt >= platform.Now.AddDays(-1)).Select(i => i.Id).ToArray(), ids);
        JsonElement page = await platform.JsonAsync($"/{id}/top_media?user_id=me&fields=id,username&access_token={Token}");
        Assert.IsFalse(page.GetProperty("data")[0].TryGetProperty("username", out _));
    }

    [TestMethod]
    public async Task A_hashtag_that_nobody_used_has_no_id()
    {
        await using SimulatedPlatform platform = await SimulatedPlatform.StartAsync("instagram");

        Assert.AreEqual(24, await CodeAsync(platform, $"/ig_hashtag_search?user_id=me&q=nosuchtag&access_token={Token}", HttpStatusCode.BadRequest));
    }

    [TestMethod]
    public async Task Without_approval_a_search_gives_own_posts_only_and_says_nothing()
    {
        await using SimulatedPlatform platform = await SimulatedPlatform.StartAsync("threads", size: 1000);
        string term = platform.World.Topics[0].Term;
        string address = $"/v1.0/keyword_search?q={Uri.EscapeDataString(term)}&search_type=RECENT&fields=id,username&limit=10&access_token={Token}";
        List<string> all = await FollowAsync(platform, address);
        platform.Host.Context.Faults.Set("threads", new(FaultKind.OwnOnly));

        List<string> own = await FollowAsync(platform, address);

        WorldItem[] matches = [.. platform.Visible.Where(i => new WorldQuery { Text = term, TopOnly = true }.Matches(i)).Reverse()];
        CollectionAssert.AreEqual(matches.Select(i => i.Id).ToArray(), all);
        CollectionAssert.AreEqual(matches.Where(i => i.Author.Index == 0).Select(i => i.Id).ToArray(), own);
    }

    [TestMethod]
    public async Task Replies_are_direct_and_conversations_are_whole()
    {
        await using SimulatedPlatform platform = await SimulatedPlatform.StartAsync("threads");
        WorldItem post = platform.Visible.MaxBy(i => i.Kind == ItemKind.Post ? i.Comments(platform.Now) : 0)!;

        List<string> replies = await FollowAsync(platform, $"/{post.Id}/replies?fields=id,text&limit=2&access_token={Token}");
        List<string> conversation = await FollowAsync(platform, $"/{post.Id}/conversation?reverse=false&limit=2&access_token={Token}");

        CollectionAssert.AreEqual(platform.Visible.Where(i => i.Parent == post).Reverse().Select(i => i.Id).ToArray(), replies);
        CollectionAssert.AreEqual(platform.Visible.Where(i => i.Root == post && i != post).Select(i => i.Id).ToArray(), conversation);
    }

    private static async Task<List<string>> FollowAsync(SimulatedPlatform platform, string address)
    {
        List<string> ids = [];
        for (string? next = address; next is not null;)
        {
            JsonElement page = await platform.JsonAsync(next);
            ids.AddRange(page.GetProperty("data").EnumerateArray().Select(i => i.GetProperty("id").GetString()!));
            next = page.TryGetProperty("paging", out JsonElement paging) && paging.TryGetProperty("next", out JsonElement more) ? more.GetString() : null;
        }

        return ids;
    }

    private static async Task<int> CodeAsync(SimulatedPlatform platform, string address, HttpStatusCode status)
    {
        using HttpResponseMessage response = await platform.SendAsync(address);
        Assert.AreEqual(status, response.StatusCode);
        return (await SimulatedPlatform.JsonOf(response)).GetProperty("error").GetProperty("code").GetInt32();
    }
}
