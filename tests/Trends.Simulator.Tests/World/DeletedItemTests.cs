using System.Net;
using System.Text.Json;
using Trends.Simulator.Tests.Dialects;
using Trends.Simulator.World;

namespace Trends.Simulator.Tests.World;

/// <summary>What is deleted on command is gone from lists, and asked for by id it is told of as each platform documents.</summary>
[TestClass]
public sealed class DeletedItemTests
{
    [TestMethod]
    public async Task An_item_is_deleted_with_its_comments_and_nothing_else_is()
    {
        await using SimulatedPlatform mastodon = await SimulatedPlatform.StartAsync("mastodon");
        WorldItem post = mastodon.Visible.First(i => i.Kind == ItemKind.Post && i.Comments(mastodon.Now) > 1);
        int[] before = [.. mastodon.Visible.Select(i => i.Number)];
        int[] below = [.. mastodon.World.CommentsOf(post).Newest(mastodon.Now).Select(i => i.Number)];

        mastodon.World.Delete(post);

        CollectionAssert.AreEqual(before.Except([.. below, post.Number]).ToArray(), mastodon.Visible.Select(i => i.Number).ToArray());
        Assert.IsTrue(post.IsDeleted(mastodon.Now));
        using HttpResponseMessage gone = await mastodon.SendAsync($"/api/v1/statuses/{post.Id}");
        Assert.AreEqual(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [TestMethod]
    public async Task Mastodon_and_Bluesky_leave_out_of_a_list_what_is_gone()
    {
        await using SimulatedPlatform mastodon = await SimulatedPlatform.StartAsync("mastodon");
        (WorldItem there, WorldItem gone) = OneOfTwo(mastodon);
        JsonElement statuses = await mastodon.JsonAsync($"/api/v1/statuses?id[]={there.Id}&id[]={gone.Id}");
        Assert.AreEqual(there.Id, statuses.EnumerateArray().Single().GetProperty("id").GetString());

        await using SimulatedPlatform bluesky = await SimulatedPlatform.StartAsync("bluesky");
        (there, gone) = OneOfTwo(bluesky);
        JsonElement posts = await bluesky.JsonAsync($"/xrpc/app.bsky.feed.getPosts?uris={Uri.EscapeDataString(there.Id)}&uris={Uri.EscapeDataString(gone.Id)}");
        Assert.AreEqual(there.Id, posts.GetProperty("posts").EnumerateArray().Single().GetProperty("uri").GetString());
    }

    [TestMethod]
    public async Task X_tells_of_each_that_is_not_there()
    {
        await using SimulatedPlatform x = await SimulatedPlatform.StartAsync("x");
        (WorldItem there, WorldItem gone) = OneOfTwo(x);

        JsonElement answer = await x.JsonAsync($"/2/tweets?ids={there.Id},{gone.Id}", SimulatorCredentials.Token);

        Assert.AreEqual(there.Id, answer.GetProperty("data")[0].GetProperty("id").GetString());
        JsonElement error = answer.GetProperty("errors").EnumerateArray().Single();
        Assert.AreEqual(gone.Id, error.GetProperty("resource_id").GetString());
        Assert.EndsWith("resource-not-found", error.GetProperty("type").GetString()!);
    }

    [TestMethod]
    public async Task Lemmy_and_Hacker_News_keep_a_mark_of_what_was_there()
    {
        await using SimulatedPlatform lemmy = await SimulatedPlatform.StartAsync("lemmy");
        WorldItem post = lemmy.Visible.First(i => i.Kind == ItemKind.Post);
        lemmy.World.Delete(post);
        JsonElement kept = (await lemmy.JsonAsync($"/api/v3/post?id={post.Id}")).GetProperty("post_view").GetProperty("post");
        Assert.IsTrue(kept.GetProperty("deleted").GetBoolean());
        Assert.IsFalse(kept.TryGetProperty("body", out _));

        await using SimulatedPlatform news = await SimulatedPlatform.StartAsync("hackernews");
        WorldItem story = news.Visible.First();
        news.World.Delete(story);
        Assert.IsTrue((await news.JsonAsync($"/v0/item/{story.Id}.json")).GetProperty("deleted").GetBoolean());
    }

    [TestMethod]
    public async Task A_feed_from_which_something_is_gone_is_another_one()
    {
        await using SimulatedPlatform rss = await SimulatedPlatform.StartAsync("rss");
        using HttpResponseMessage before = await rss.SendAsync("/tech/rss.xml");
        using HttpResponseMessage same = await rss.SendAsync("/tech/rss.xml", null, ("If-None-Match", before.Headers.ETag!.ToString()));
        WorldItem[] listed = [.. rss.World.Select(new() { Section = "tech" }).Newest(rss.Now).Take(5)];

        rss.World.Delete(listed[3]);
        using HttpResponseMessage after = await rss.SendAsync("/tech/rss.xml", null, ("If-None-Match", before.Headers.ETag!.ToString()));

        Assert.AreEqual(HttpStatusCode.NotModified, same.StatusCode);
        Assert.AreEqual(HttpStatusCode.OK, after.StatusCode);
    }

    [TestMethod]
    public async Task Items_are_deleted_over_HTTP_too()
    {
        await using SimulatorHost host = await SimulatorHost.StartAsync(new() { Size = 100, WithControl = true });
        PlatformWorld world = host.Context.World.Of("bluesky");
        WorldItem item = world.Items.First(i => i.IsVisible(host.Context.Now));
        Uri control = new(host.BaseUri("bluesky"), "/_simulator/items/bluesky/");
        using HttpClient http = new();

        using HttpResponseMessage deleted = await http.DeleteAsync(new Uri(control, item.Id.Replace(":", "%3A", StringComparison.Ordinal)));
        using HttpResponseMessage unknown = await http.DeleteAsync(new Uri(control, "nothing"));

        Assert.AreEqual(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.IsTrue(item.IsDeleted(host.Context.Now));
        Assert.AreEqual(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static (WorldItem There, WorldItem Gone) OneOfTwo(SimulatedPlatform platform)
    {
        WorldItem[] two = [.. platform.Visible.Where(i => i.Kind == ItemKind.Post).Take(2)];
        platform.World.Delete(two[1]);
        return (two[0], two[1]);
    }
}
