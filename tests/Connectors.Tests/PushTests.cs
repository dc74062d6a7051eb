using Connectors.Tests.Rig;
using Trends;
using Trends.Collect.Connect;
using Trends.Collect.Quarantine;
using Trends.Simulator.Faults;
using Trends.Simulator.World;

namespace Connectors.Tests;

/// <summary>Streams that platforms push over connections, through real sockets.</summary>
[TestClass]
public sealed class PushTests
{
    [TestMethod]
    [DataRow("bluesky", "jetstream", "/subscribe")]
    [DataRow("mastodon", "public", "/api/v1/streaming/public")]
    [DataRow("mastodon", "tag", "/api/v1/streaming/hashtag")]
    [DataRow("misskey", "tag", "/streaming")]
    [DataRow("x", "search", "/2/tweets/search/stream?")]
    public async Task A_pushed_stream_delivers_what_the_platform_knows(string platform, string stream, string path)
    {
        FastClock clock = new(PushCases.Start, PushCases.Speed);
        await using PushRig rig = await PushCases.RigAsync(platform, stream, clock);
        DateTimeOffset from = default;
        DateTimeOffset to = default;
        WorldItem[] expected = [];

        await rig.ListenAsync(async () =>
        {
            await rig.ConnectedAsync(path, stream == "tag" ? 3 : 1);
            await Task.Delay(100);
            from = clock.GetUtcNow();
            clock.Advance(TimeSpan.FromHours(3));
            to = clock.GetUtcNow();
            expected = PushCases.Expected(rig, platform, stream, from, to);
            await PushRig.UntilAsync(() => PushCases.Holds(rig, expected), () => $"{expected.Length} posts of {platform}");
        });
        await rig.LandAsync();

        Assert.IsGreaterThan(stream == "jetstream" ? 150 : 5, expected.Length);
        string[] landed = [.. (await rig.LandedAsync($"{platform}-{stream}")).Select(l => l.Json)];
        Assert.IsEmpty(expected.Where(item => !landed.Any(json => ReadTests.Names(json, item))).Select(i => i.Id).ToArray());
        foreach ((CanonicalRecord record, string json, _, _) in await rig.LandedAsync($"{platform}-{stream}"))
        {
            Assert.IsNotNull(record["id"], json);
            Assert.IsNotNull(record["text"] ?? record["title"], json);
            Assert.IsNotNull(record["publishedAt"], json);
            Assert.IsNotNull(record["author"], json);
        }
    }

    [TestMethod]
    public async Task A_connection_that_breaks_within_a_message_goes_on_where_it_was_and_loses_nothing()
    {
        FastClock clock = new(PushCases.Start, PushCases.Speed);
        await using PushRig rig = await PushCases.RigAsync("bluesky", "jetstream", clock);
        rig.Simulator.Context.Faults.Set("bluesky", new(FaultKind.TornBody) { Path = "/subscribe", Times = 2 });
        WorldItem[] expected = [];

        await rig.ListenAsync(async () =>
        {
            await rig.ConnectedAsync("/subscribe");
            await Task.Delay(100);
            DateTimeOffset from = clock.GetUtcNow();
            clock.Advance(TimeSpan.FromHours(2));
            expected = PushCases.Expected(rig, "bluesky", "jetstream", from, clock.GetUtcNow());
            await PushRig.UntilAsync(() => PushCases.Holds(rig, expected), () => $"all posts; {string.Join(" ", rig.Simulator.Context.Log.Requests.Select(r => r.Path))} {rig.Sink.Messages.Count} of {expected.Length}");
        });

        await rig.LandAsync();
        Assert.IsGreaterThanOrEqualTo(3, rig.Simulator.Context.Log.Requests.Count(r => r.Path.Contains("/subscribe", StringComparison.Ordinal)));
        Assert.IsTrue(rig.Simulator.Context.Log.Requests.Any(r => r.Path.Contains("cursor=", StringComparison.Ordinal)), "no connection went on from a cursor");

        // What came twice is the same record, byte for byte.
        IReadOnlyList<(CanonicalRecord Record, string Json, DateTimeOffset ReceivedAt, Guid Hash)> landed = await rig.LandedAsync("bluesky-jetstream");
        foreach (WorldItem item in expected.Where(i => i.EditedAt is null))
        {
            Assert.HasCount(1, landed.Where(l => (string?)l.Record["id"] == item.Id).Select(l => l.Hash).Distinct().ToArray());
        }
    }

    [TestMethod]
    public async Task A_connection_that_falls_silent_is_given_up_and_made_again()
    {
        FastClock clock = new(PushCases.Start, PushCases.Speed);
        await using PushRig rig = await PushCases.RigAsync("mastodon", "public", clock);
        rig.Simulator.Context.Faults.Set("mastodon", new(FaultKind.Stall) { Path = "/streaming/", Times = 1 });

        await rig.ListenAsync(async () =>
        {
            await rig.ConnectedAsync("/api/v1/streaming/public");
            await Task.Delay(100);
            clock.Advance(TimeSpan.FromHours(1));
            await PushRig.UntilAsync(() => rig.Sink.Messages.Count == 5, () => "the messages before the silence");
            await rig.ConnectedAsync("/api/v1/streaming/public", 2);
            clock.Advance(TimeSpan.FromHours(1));
            await PushRig.UntilAsync(() => rig.Sink.Messages.Count > 5, () => "messages after the silence");
        });
    }

    [TestMethod]
    public async Task What_a_stream_without_cursor_misses_the_next_poll_brings()
    {
        FastClock clock = new(PushCases.Start, PushCases.Speed);
        await using PushRig rig = await PushCases.RigAsync("mastodon", "public", clock);
        rig.Simulator.Context.Faults.Set("mastodon", new(FaultKind.TornBody) { Path = "/streaming/", Times = 1 });
        WorldItem[] expected = [];

        await rig.ListenAsync(async () =>
        {
            await rig.ConnectedAsync("/api/v1/streaming/public");
            await Task.Delay(100);
            DateTimeOffset from = clock.GetUtcNow();
            clock.Advance(TimeSpan.FromHours(1));
            expected = PushCases.Expected(rig, "mastodon", "public", from, clock.GetUtcNow());
            await rig.ConnectedAsync("/api/v1/streaming/public", 2);
        });
        await rig.LandAsync();
        int pushed = (await rig.LandedAsync("mastodon-public")).Count;
        await rig.PollAsync();

        Assert.IsLessThan(expected.Length, pushed);
        string[] landed = [.. (await rig.LandedAsync("mastodon-public")).Select(l => l.Json)];
        Assert.IsEmpty(expected.Where(item => item.IsVisible(clock.GetUtcNow()) && !landed.Any(json => ReadTests.Names(json, item))).Select(i => i.Id).ToArray());
    }

    [TestMethod]
    public async Task What_is_delivered_twice_is_one_record()
    {
        FastClock clock = new(PushCases.Start, PushCases.Speed);
        await using PushRig rig = await PushCases.RigAsync("bluesky", "jetstream", clock);
        rig.Simulator.Context.Faults.Set("bluesky", new(FaultKind.Duplicates) { Path = "/subscribe" });

        await rig.ListenAsync(async () =>
        {
            await rig.ConnectedAsync("/subscribe");
            clock.Advance(TimeSpan.FromMinutes(30));
            await PushRig.UntilAsync(() => rig.Sink.Messages.Count >= 40, () => "forty messages");
        });
        await rig.LandAsync();

        IReadOnlyList<(CanonicalRecord Record, string Json, DateTimeOffset ReceivedAt, Guid Hash)> landed = await rig.LandedAsync("bluesky-jetstream");
        Assert.IsTrue(landed.GroupBy(l => l.Hash).All(g => g.Count() > 1), "a message came once");
        foreach (IGrouping<string, (CanonicalRecord Record, string Json, DateTimeOffset ReceivedAt, Guid Hash)> post in landed.GroupBy(l => (string)l.Record["id"]!))
        {
            // One version for each time that the author wrote it.
            Assert.IsLessThanOrEqualTo(2, post.Select(p => p.Hash).Distinct().Count());
        }
    }

    [TestMethod]
    public async Task Deleted_posts_and_accounts_are_landed_as_deletions()
    {
        FastClock clock = new(PushCases.Start, PushCases.Speed);
        await using PushRig rig = await PushCases.RigAsync("bluesky", "jetstream", clock);
        PlatformWorld world = rig.Simulator.Context.World.Of("bluesky");
        WorldAuthor gone = world.Items[^1].Author;
        WorldItem[] deleted = [];

        await rig.ListenAsync(async () =>
        {
            await rig.ConnectedAsync("/subscribe");
            await Task.Delay(100);
            DateTimeOffset from = clock.GetUtcNow();
            clock.Advance(TimeSpan.FromHours(12));
            DateTimeOffset to = clock.GetUtcNow();
            deleted = [.. world.Items.Where(i => i.DeletedAt > from && i.DeletedAt <= to && i.DeletedAt > i.VisibleFrom)];
            await PushRig.UntilAsync(() => PushCases.Holds(rig, PushCases.Expected(rig, "bluesky", "jetstream", from, to)), () => "the posts");
            world.DeleteAuthor(gone, clock.GetUtcNow());
            await PushRig.UntilAsync(() => rig.Sink.Messages.Any(m => System.Text.Encoding.UTF8.GetString(m.Body.Span).Contains("\"kind\":\"account\"", StringComparison.Ordinal)), () => "the account's end");
        });
        await rig.LandAsync();

        IReadOnlyList<(string? Id, string? Author)> landed = await rig.DeletionsAsync("bluesky");
        Assert.IsGreaterThan(3, deleted.Length);
        Assert.IsEmpty(deleted.Select(d => d.Id).Except(landed.Select(l => l.Id)).ToArray());
        Assert.AreEqual(gone.Id, landed.Single(l => l.Author is not null).Author);
        Assert.IsEmpty(await rig.AsideAsync());
        Scorecard.Pass(SourceCatalog.Current.Find("bluesky-jetstream")!, Check.Deletion);
    }

    [TestMethod]
    public async Task A_deletion_by_the_servers_own_id_names_the_post_as_its_records_do_or_is_set_aside()
    {
        FastClock clock = new(PushCases.Start, PushCases.Speed);
        await using PushRig rig = await PushCases.RigAsync("mastodon", "public", clock);
        PlatformWorld world = rig.Simulator.Context.World.Of("mastodon");

        await rig.ListenAsync(async () =>
        {
            await rig.ConnectedAsync("/api/v1/streaming/public");
            await Task.Delay(100);
            DateTimeOffset from = clock.GetUtcNow();
            clock.Advance(TimeSpan.FromHours(20));
            DateTimeOffset to = clock.GetUtcNow();
            int deletions = world.Items.Count(i => i.DeletedAt > from && i.DeletedAt <= to && i.DeletedAt > i.VisibleFrom);
            await PushRig.UntilAsync(() => rig.Sink.Messages.Count(m => System.Text.Encoding.UTF8.GetString(m.Body.Span).Contains("\"event\":\"delete\"", StringComparison.Ordinal)) >= deletions, () => "the deletions");
        });
        await rig.LandAsync();

        HashSet<string> known = [.. (await rig.LandedAsync("mastodon-public")).Select(l => (string)l.Record["id"]!)];
        IReadOnlyList<(string? Id, string? Author)> landed = await rig.DeletionsAsync("mastodon");
        Assert.IsNotEmpty(landed);
        Assert.IsTrue(landed.All(d => known.Contains(d.Id!)), "a deletion names no record");

        // Replies are deleted on the public stream too, which never sent them.
        IReadOnlyList<QuarantineEntry> aside = await rig.AsideAsync();
        Assert.IsNotEmpty(aside);
        Assert.IsTrue(aside.All(a => a.Reason == "unknown-post"), aside.FirstOrDefault(a => a.Reason != "unknown-post")?.Message);
    }
}
