using System.Text.Json;
using Connectors.Tests.Rig;
using Trends;
using Trends.Collect.Connect;
using Trends.Simulator.World;

namespace Connectors.Tests;

/// <summary>How streams are listened to: for what, as whom, how far, and by whom.</summary>
[TestClass]
public sealed class PushListenTests
{
    [TestMethod]
    public async Task Signs_of_life_keep_a_connection_without_posts_open()
    {
        FastClock clock = new(PushCases.Start, PushCases.Speed);
        await using PushRig rig = await PushCases.RigAsync("mastodon", "tag", clock, new() { ["Sources:Platforms:mastodon:Streams:tag:Queries:0"] = "nobodysaysthis" });

        await rig.ListenAsync(async () =>
        {
            await rig.ConnectedAsync("/api/v1/streaming/hashtag");

            // Three silences long, with heartbeats every quarter of one.
            await Task.Delay(TimeSpan.FromMinutes(3) / PushCases.Speed);
        });

        Assert.HasCount(1, rig.Simulator.Context.Log.Requests.Where(r => r.Path.Contains("/streaming/", StringComparison.Ordinal)).ToArray());
        Assert.IsEmpty(rig.Sink.Messages);
    }

    [TestMethod]
    public async Task A_cursor_moves_only_behind_what_the_hub_has_taken()
    {
        FastClock clock = new(PushCases.Start, PushCases.Speed);
        await using PushRig rig = await PushCases.RigAsync("bluesky", "jetstream", clock);
        bool movedEarly = false;
        string? first = null;
        rig.Sink.AtRefusal = () => movedEarly |= rig.State.Rows.Single(r => r.Key.Table == "push-cursors").Value.Value != (first ??= rig.State.Rows.Single(r => r.Key.Table == "push-cursors").Value.Value);
        rig.Sink.Refuse(3);

        await PushCases.ListenForAnHourAsync(rig, clock);

        Assert.IsFalse(movedEarly);
        string cursor = rig.State.Rows.Single(r => r.Key.Table == "push-cursors").Value.Value;
        string last = JsonDocument.Parse(rig.Sink.Messages[^1].Body).RootElement.GetProperty("time_us").GetRawText();
        Assert.AreEqual(last, cursor);
    }

    [TestMethod]
    public async Task Only_posts_with_one_of_the_terms_are_kept_of_a_platform_that_sends_everything()
    {
        FastClock clock = new(PushCases.Start, PushCases.Speed);
        string term = (await WordAsync())!;
        await using PushRig rig = await PushCases.RigAsync("bluesky", "jetstream", clock, new() { ["Sources:Platforms:bluesky:Streams:jetstream:Queries:0"] = term });
        PlatformWorld world = rig.Simulator.Context.World.Of("bluesky");

        await rig.ListenAsync(async () =>
        {
            await rig.ConnectedAsync("/subscribe");
            await Task.Delay(100);
            DateTimeOffset from = clock.GetUtcNow();
            clock.Advance(TimeSpan.FromHours(6));
            WorldItem[] expected = [.. PushCases.Expected(rig, "bluesky", "jetstream", from, clock.GetUtcNow()).Where(i => i.Text(DateTimeOffset.MinValue).Contains(term, StringComparison.OrdinalIgnoreCase))];
            Assert.IsNotEmpty(expected);
            await PushRig.UntilAsync(() => PushCases.Holds(rig, expected), () => "the posts with the term");
        });
        await rig.LandAsync();

        foreach ((CanonicalRecord record, _, _, _) in await rig.LandedAsync("bluesky-jetstream"))
        {
            Assert.IsTrue(term.Split(' ').All(word => ((string)record["text"]!).Contains(word, StringComparison.OrdinalIgnoreCase)), (string)record["text"]!);
        }
    }

    [TestMethod]
    [DataRow("mastodon", "public", "accessToken")]
    [DataRow("x", "search", "bearerToken")]
    public async Task Wrong_credentials_are_tried_once_and_appear_nowhere(string platform, string stream, string secret)
    {
        FastClock clock = new(PushCases.Start, PushCases.Speed);
        await using PushRig rig = await PushCases.RigAsync(platform, stream, clock, new() { [$"Sources:Platforms:{platform}:Secrets:{secret}"] = "wrong-5c41d7" });

        await rig.ListenAsync(() => Task.Delay(1_000));

        Assert.HasCount(1, rig.Simulator.Context.Log.Requests.ToArray());
        Assert.AreEqual(401, rig.Simulator.Context.Log.Requests.Single().Status);
        Assert.IsFalse(rig.State.Rows.Values.Any(r => r.Value.Contains("5c41d7", StringComparison.Ordinal)), "a secret is in the state");
        List<SourceCheck> checks = [];
        await foreach (SourceCheck check in rig.Checker.CheckAsync($"{platform}-{stream}", default))
        {
            checks.Add(check);
        }

        SourceCheck push = checks.Single(c => c.Stream.EndsWith("(push)", StringComparison.Ordinal));
        Assert.IsFalse(push.IsReadable);
        Assert.Contains("credentials", push.Message);
        Assert.DoesNotContain("5c41d7", push.Message);
    }

    [TestMethod]
    public async Task Without_the_secret_that_only_listening_needs_nothing_is_connected_to()
    {
        FastClock clock = new(PushCases.Start, PushCases.Speed);
        await using PushRig rig = await PushCases.RigAsync("mastodon", "public", clock, new() { ["Sources:Platforms:mastodon:Secrets:accessToken"] = "" });

        await rig.ListenAsync(() => Task.Delay(300));

        Assert.IsEmpty(rig.Simulator.Context.Log.Requests);
        await rig.PollAsync();
        Assert.IsNotEmpty(await rig.LandedAsync("mastodon-public"));
    }

    [TestMethod]
    public async Task A_store_that_is_away_for_a_moment_ends_no_listening()
    {
        FastClock clock = new(PushCases.Start, PushCases.Speed);
        await using PushRig rig = await PushCases.RigAsync("bluesky", "jetstream", clock);
        int failures = 3;
        rig.State.BeforeWrite = table => _ = table == "push-cursors" && Interlocked.Decrement(ref failures) >= 0 ? throw new IOException("The store is away.") : 0;

        await PushCases.ListenForAnHourAsync(rig, clock);

        Assert.IsLessThan(0, failures);
    }

    [TestMethod]
    public async Task X_is_told_the_queries_as_rules_and_other_rules_are_left_alone()
    {
        FastClock clock = new(PushCases.Start, PushCases.Speed);
        await using PushRig rig = await PushCases.RigAsync("x", "search", clock, new() { ["Sources:Platforms:x:Streams:search:Queries:0"] = "kpop", ["Sources:Platforms:x:Streams:search:Queries:1"] = "{odd} \"words\"" });
        using HttpClient client = new();
        client.DefaultRequestHeaders.Authorization = new("Bearer", Trends.Simulator.SimulatorCredentials.Token);
        Uri rules = new($"{rig.Simulator.BaseUri("x")}/2/tweets/search/stream/rules");
        await client.PostAsync(rules, new StringContent("""{"add":[{"value":"mine","tag":"mine"},{"value":"(old) -is:retweet","tag":"trends"}]}""", System.Text.Encoding.UTF8, "application/json"));

        await rig.ListenAsync(() => rig.ConnectedAsync("/2/tweets/search/stream?"));

        using JsonDocument standing = JsonDocument.Parse(await client.GetStringAsync(rules));
        string[] values = [.. standing.RootElement.GetProperty("data").EnumerateArray().Select(r => r.GetProperty("value").GetString()!).Order(StringComparer.Ordinal)];
        CollectionAssert.AreEqual(new[] { "(kpop) -is:retweet", "({odd} \"words\") -is:retweet", "mine" }, values);
    }

    [TestMethod]
    public async Task Two_instances_never_listen_at_once()
    {
        FastClock clock = new(PushCases.Start, PushCases.Speed);
        await using PushRig rig = await PushCases.RigAsync("bluesky", "jetstream", clock);

        await rig.ListenAsync(async () =>
        {
            await rig.ConnectedAsync("/subscribe");
            await rig.ListenAsync(() => Task.Delay(300));
        });

        Assert.HasCount(1, rig.Simulator.Context.Log.Requests.Where(r => r.Path.Contains("/subscribe", StringComparison.Ordinal)).ToArray());
        Assert.IsFalse(rig.State.Rows.Keys.Any(k => k.Table == "push-lease"), "the lease is still held");
    }

    private static async Task<string?> WordAsync()
    {
        await using Trends.Simulator.SimulatorHost host = await Trends.Simulator.SimulatorHost.StartAsync(new() { Size = 20 });
        return host.Terms[0];
    }
}
