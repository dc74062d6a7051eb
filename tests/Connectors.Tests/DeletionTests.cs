using Connectors.Tests.Rig;
using Trends;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Lookup;
using Trends.Simulator;
using Trends.Simulator.Faults;
using Trends.Simulator.World;

namespace Connectors.Tests;

/// <summary>What was deleted at its platform is found by asking for it again, and nothing else is taken for deleted.</summary>
[TestClass]
public sealed class DeletionTests
{
    private const int EachOf = 6;

    public static IEnumerable<object[]> Platforms => ReadTests.Platforms;

    public static IEnumerable<object[]> Asked => Platforms.Where(p => SourceCatalog.Current.Of((string)p[0]).Any(s => s.Manifest.Lookup is not null));

    [TestMethod]
    [DynamicData(nameof(Asked))]
    public async Task What_was_deleted_is_landed_as_deleted_and_nothing_else(string platform)
    {
        await using ConnectorRig rig = await StartAsync(platform);
        await rig.CollectAsync();
        PlatformWorld world = rig.Simulator.Context.World.Of(platform);
        int victims = 0;
        foreach (Connector stream in Streams(rig))
        {
            foreach (WorldItem item in (await ItemsAsync(rig, stream)).Values.Distinct().Where((_, i) => i % EachOf == 1))
            {
                world.Delete(item);
                victims++;
            }
        }

        await AgainAsync(rig);
        DateTimeOffset before = rig.Clock.GetUtcNow();
        List<RecheckResult> results = [.. await rig.RecheckAsync()];
        for (int run = 0; run < 10 && results.TakeLast(Streams(rig).Count()).Any(r => !r.IsWhole); run++)
        {
            // Look-ups leave a share of each window to reads: the rest is for the next runs.
            rig.Clock.Advance(TimeSpan.FromHours(1));
            results.AddRange(await rig.RecheckAsync());
        }

        DateTimeOffset after = rig.Clock.GetUtcNow();
        Assert.IsGreaterThan(0, victims, "nothing was landed that could be deleted");
        Assert.IsTrue(results.All(r => r.Message is null), results.FirstOrDefault(r => r.Message is not null)?.Message);
        IReadOnlyList<string> deleted = await rig.DeletedAsync(platform);
        CollectionAssert.AllItemsAreUnique(deleted.ToArray());
        Assert.AreEqual(deleted.Count, results.Sum(r => r.Gone));
        string[] wrong = [.. deleted.Where(id => WorldIds.Find(world, id)!.IsVisible(after))];
        Assert.IsEmpty(wrong, $"{string.Join(", ", wrong.Take(5))} are there");
        foreach (Connector stream in Streams(rig))
        {
            string[] missed = [.. (await ItemsAsync(rig, stream)).Where(i => !i.Value.IsVisible(before) && !deleted.Contains(i.Key)).Select(i => i.Key)];
            Assert.IsEmpty(missed, $"{stream.Name} does not know that {string.Join(", ", missed.Take(5))} are gone");
        }

        // Once more around: what is known is not landed again.
        await rig.RecheckAsync();
        CollectionAssert.AllItemsAreUnique((await rig.DeletedAsync(platform)).ToArray());
        Mark(platform, [.. Streams(rig)]);
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task A_read_after_a_deletion_fails_nowhere_and_loses_nothing_else(string platform)
    {
        await using ConnectorRig rig = await StartAsync(platform);
        await rig.CollectAsync();
        PlatformWorld world = rig.Simulator.Context.World.Of(platform);
        foreach (WorldItem item in world.Items.Where(i => i.IsVisible(rig.Clock.GetUtcNow()) && i.Number % EachOf == 1))
        {
            world.Delete(item);
        }

        foreach (SourceResult result in await AgainAsync(rig))
        {
            // What turns up behind what stood there already is another matter.
            IReadOnlyList<(CanonicalRecord Record, string Json)> landed = await rig.LandedAsync(result.Read.Stream);
            string[] missing = [.. (Expected.Of(rig.Simulator, result.Read) ?? []).Where(i => !i.IsLate && !landed.Any(l => ReadTests.Names(l.Json, i))).Select(i => i.Id)];
            Assert.IsEmpty(missing, $"{result.Read.Stream} '{result.Read.Query}' lacks {string.Join(", ", missing.Take(5))}");
        }

        if (!SourceCatalog.Current.Of(platform).Any(s => s.Manifest.Lookup is not null))
        {
            Mark(platform, []);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Asked))]
    public async Task An_answer_that_is_none_deletes_nothing(string platform)
    {
        await using ConnectorRig rig = await StartAsync(platform, calls: 5);
        await rig.CollectAsync();
        PlatformWorld world = rig.Simulator.Context.World.Of(platform);
        foreach (WorldItem item in world.Items.Where(i => i.Number % EachOf == 1))
        {
            world.Delete(item);
        }

        Fault[] whole =
        [
            new(FaultKind.QuotaBlock), new(FaultKind.TokenExpiry),
            .. new[] { 401, 403, 404, 410, 429, 500, 503 }.Select(status => new Fault(FaultKind.Status) { Status = status }),
        ];
        foreach (Fault fault in whole)
        {
            // Tokens that can be renewed are, and the answer then is one.
            if (fault.Kind == FaultKind.TokenExpiry && SourceCatalog.Current.Of(platform).First().Platform.Auth?.Token is not null)
            {
                continue;
            }

            rig.Simulator.Context.Faults.Set(platform, fault);
            await rig.RecheckAsync();
            rig.Simulator.Context.Faults.ClearAll();
            rig.Clock.Advance(TimeSpan.FromHours(25));
            Assert.IsEmpty(await rig.DeletedAsync(platform), $"{fault.Kind} {fault.Status}");
        }

        foreach (FaultKind kind in new[] { FaultKind.Empty, FaultKind.ErrorInOk, FaultKind.Malformed, FaultKind.TornBody, FaultKind.Drift, FaultKind.BadUtf8, FaultKind.Oversize })
        {
            // Only good answers are damaged: one that says 404 in the platform's words still counts.
            rig.Simulator.Context.Faults.Set(platform, new(kind));
            await rig.RecheckAsync();
            rig.Simulator.Context.Faults.ClearAll();
            string[] wrong = [.. (await rig.DeletedAsync(platform)).Where(id => WorldIds.Find(world, id)!.IsVisible(rig.Clock.GetUtcNow()))];
            Assert.IsEmpty(wrong, $"{kind}: {string.Join(", ", wrong.Take(5))} are there");
        }
    }

    [TestMethod]
    public async Task A_run_goes_on_where_the_last_one_stopped_and_begins_anew_at_the_end()
    {
        const int Calls = 40;
        await using ConnectorRig rig = await StartAsync("pinterest", Calls);
        await rig.CollectAsync("pinterest-pins");
        int posts = (await ItemsAsync(rig, SourceCatalog.Current.Find("pinterest-pins")!)).Count;
        Assert.IsGreaterThan(3 * Calls, posts);
        List<string> cursors = [];
        HashSet<string> asked = [];
        for (int run = 0; run * Calls < posts + Calls; run++)
        {
            rig.Clock.Advance(TimeSpan.FromMinutes(1));
            RecheckResult result = (await rig.RecheckAsync()).Single();
            Assert.IsLessThanOrEqualTo(Calls, result.LookedUp);
            cursors.Add(rig.State.Rows[("rechecks", "pinterest-pins", "cursor")].Value);
        }

        string[] lookups = [.. rig.Simulator.Context.Log.Of("pinterest").Select(r => r.Path).Where(p => p.StartsWith("/v5/pins/", StringComparison.Ordinal))];
        asked.UnionWith(lookups);
        CollectionAssert.AllItemsAreUnique(cursors.Take(posts / Calls).ToArray());
        Assert.HasCount(posts, asked, "every post is asked for");
        Assert.IsGreaterThan(posts, lookups.Length, "and then again");
        CollectionAssert.AllItemsAreUnique(lookups.Take(posts).ToArray(), "but none before all others were");
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Where_every_post_of_a_stream_is_gone_posts_of_another_show_that_the_answer_is_one(bool hasOthers)
    {
        await using ConnectorRig rig = await StartAsync("mastodon");
        await rig.CollectAsync();
        Connector replies = SourceCatalog.Current.Find("mastodon-replies")!;
        IEnumerable<WorldItem> gone = hasOthers ? (await ItemsAsync(rig, replies)).Values : rig.Simulator.Context.World.Of("mastodon").Items;
        Array.ForEach([.. gone.Distinct()], rig.Simulator.Context.World.Of("mastodon").Delete);

        RecheckResult result = (await rig.RecheckAsync()).Single(r => r.Stream == replies.Name);

        Assert.IsGreaterThan(0, result.LookedUp);
        Assert.AreEqual(hasOthers ? result.LookedUp : 0, result.Gone);
    }

    [TestMethod]
    public async Task A_crash_at_any_write_loses_no_deletion_and_doubles_none()
    {
        for (int crashAt = 1; crashAt <= 6; crashAt++)
        {
            await using ConnectorRig rig = await StartAsync("bluesky");
            await rig.CollectAsync();
            Connector stream = SourceCatalog.Current.Find("bluesky-search")!;
            WorldItem[] gone = [.. (await ItemsAsync(rig, stream)).Values.Distinct().Where((_, i) => i % EachOf == 1)];
            Array.ForEach(gone, rig.Simulator.Context.World.Of("bluesky").Delete);
            int left = crashAt;
            rig.Lake.BeforePublish = _ => Crash();
            rig.State.BeforeWrite = _ => Crash();
            bool crashed = false;
            try
            {
                await rig.RecheckAsync();
            }
            catch (IOException e) when (e.Message == "crash")
            {
                crashed = true;
            }

            rig.Lake.BeforePublish = null;
            rig.State.BeforeWrite = null;
            rig.Clock.Advance(TimeSpan.FromMinutes(1));
            await rig.RecheckAsync();

            IReadOnlyList<string> deleted = await rig.DeletedAsync("bluesky");
            Assert.IsTrue(crashed, $"no write {crashAt}");
            CollectionAssert.AllItemsAreUnique(deleted.ToArray());
            Assert.IsTrue(gone.All(i => deleted.Contains(i.Id)), $"write {crashAt}");

            void Crash()
            {
                if (--left == 0)
                {
                    throw new IOException("crash");
                }
            }
        }
    }

    [TestMethod]
    public async Task Look_ups_that_cost_money_are_made_only_when_they_are_asked_for()
    {
        await using ConnectorRig rig = await ConnectorRig.StartAsync("x");

        Assert.IsEmpty(rig.Planner.PlanRechecks());
    }

    private static Task<ConnectorRig> StartAsync(string platform, int calls = 10_000)
    {
        Dictionary<string, string?> settings = new() { ["Sources:RecheckCalls"] = $"{calls}", ["Sources:MaxWait"] = "01:00:00" };
        foreach (Connector stream in SourceCatalog.Current.Of(platform))
        {
            settings[$"Sources:Platforms:{platform}:Streams:{stream.Manifest.Stream}:Recheck"] = "true";
        }

        // X is searched for a week only, by few of the terms.
        SimulatorOptions simulator = new() { Size = platform == "x" ? 1_500 : 200, Ahead = TimeSpan.FromDays(3), WithLimits = SourceCatalog.Current.Platforms.Any(p => p.Platform == platform && p.Quotas is { Count: > 0 }) };
        return ConnectorRig.StartAsync(platform, simulator, settings);
    }

    // Comments of what is gone are asked for too.
    private static async Task<IReadOnlyList<SourceResult>> AgainAsync(ConnectorRig rig)
    {
        rig.Clock.Advance(TimeSpan.FromHours(3));
        IReadOnlyList<SourceResult> results = await rig.CollectAsync();
        Assert.IsTrue(results.All(r => r.Message is null), results.FirstOrDefault(r => r.Message is not null)?.Message);
        return results;
    }

    private static IEnumerable<Connector> Streams(ConnectorRig rig) => rig.Planner.PlanRechecks().Select(name => SourceCatalog.Current.Find(name)!);

    private static async Task<Dictionary<string, WorldItem>> ItemsAsync(ConnectorRig rig, Connector stream)
    {
        PlatformWorld world = rig.Simulator.Context.World.Of(stream.Platform.Platform);
        Dictionary<string, WorldItem> items = new(StringComparer.Ordinal);
        foreach ((CanonicalRecord record, string json) in await rig.LandedAsync(stream.Name))
        {
            string id = record.Text("id")!;
            items[id] = WorldIds.Find(world, id) ?? throw new AssertFailedException($"{stream.Name}: whose id is {id}? {json}");
        }

        return items;
    }

    private static void Mark(string platform, Connector[] tested)
    {
        Connector[] streams = [.. SourceCatalog.Current.Of(platform)];
        Connector[] ofPosts = [.. streams.Where(s => s.Dataset.Kind.IsPostLike())];
        if (ofPosts.Length == 0)
        {
            Scorecard.NotFor(platform, Check.Deletion, $"it gives figures, and no posts that could be deleted: {streams[0].Platform.Access.Sources[0]}");
        }
        else if (ofPosts.All(s => s.Manifest.Lookup is not null))
        {
            Scorecard.Pass(platform, Check.Deletion);
        }
        else if (ofPosts.All(s => s.NoLookup == ofPosts[0].NoLookup))
        {
            Scorecard.NotFor(platform, Check.Deletion, $"{ofPosts[0].NoLookup!.Reason}: {ofPosts[0].NoLookup!.Source}");
        }
        else
        {
            foreach (Connector stream in ofPosts)
            {
                if (tested.Contains(stream))
                {
                    Scorecard.Pass(stream, Check.Deletion);
                }
                else
                {
                    Scorecard.NotFor(stream, Check.Deletion, stream.NoLookup is { } no ? $"{no.Reason}: {no.Source}" : "the simulator does not speak it");
                }
            }
        }
    }
}
