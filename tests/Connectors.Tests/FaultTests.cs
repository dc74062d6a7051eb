using System.Text.RegularExpressions;
using Connectors.Tests.Rig;
using TrendFunctions.Cli;
using Trends;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;
using Trends.Simulator.Faults;

namespace Connectors.Tests;

/// <summary>What can go wrong while a platform is read, the same for every platform that the simulator speaks for.</summary>
[TestClass]
public sealed partial class FaultTests
{
    public static IEnumerable<object[]> Platforms => ReadTests.Platforms;

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task A_quota_block_of_an_hour_costs_one_rejected_call_and_no_record(string platform)
    {
        if (platform == "hackernews")
        {
            // Items of a page are asked for side by side.
            Scorecard.NotFor(platform, Check.QuotaBlock, "its documentation knows no limit");
            return;
        }

        Dictionary<string, string?> settings = new() { ["Sources:MaxWait"] = "01:00:00", ["Sources:MaxParents"] = "1000" };
        await using ConnectorRig whole = await ConnectorRig.StartAsync(platform, settings: settings);
        await whole.CollectAsync();
        await using ConnectorRig rig = await ConnectorRig.StartAsync(platform, settings: settings);
        rig.Simulator.Context.Faults.Set(platform, new(FaultKind.QuotaBlock) { After = 1, Until = rig.Clock.GetUtcNow().AddHours(1) });

        // A read leaves the rest to the next run when the block is longer than it may wait.
        await rig.CollectAsync();
        rig.Clock.Advance(TimeSpan.FromHours(25));
        rig.Simulator.Context.Faults.ClearAll();
        await rig.CollectAsync();

        Assert.IsLessThanOrEqualTo(1, rig.Simulator.Context.Log.Rejected(platform), "rejected calls");
        await SameAsync(platform, whole, rig);
        Scorecard.Pass(platform, Check.QuotaBlock);
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task Server_errors_and_torn_bodies_are_tried_again_and_lose_nothing(string platform)
    {
        await using ConnectorRig whole = await ConnectorRig.StartAsync(platform);
        await whole.CollectAsync();
        await using ConnectorRig rig = await ConnectorRig.StartAsync(platform);
        rig.Simulator.Context.Faults.Set(platform, new(FaultKind.Status) { After = 1, Times = 1 });
        rig.Simulator.Context.Faults.Set(platform, new(FaultKind.TornBody) { After = 3, Times = 1 });
        rig.Simulator.Context.Faults.Set(platform, new(FaultKind.Malformed) { After = 5, Times = 1 });

        IReadOnlyList<SourceResult> results = await rig.CollectAsync();

        Assert.IsTrue(results.All(r => r.Message is null), results.FirstOrDefault(r => r.Message is not null)?.Message);
        await SameAsync(platform, whole, rig);
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task A_token_that_ends_in_the_middle_of_a_read_is_renewed(string platform)
    {
        PlatformManifest manifest = SourceCatalog.Current.Platforms.Single(p => p.Platform == platform);
        string? way = manifest.Auth?.Token is null ? manifest.Variants?.FirstOrDefault(v => v.Auth.Token is not null)?.Name : null;
        if (manifest.Auth?.Token is null && way is null)
        {
            // What is renewed by hand is CredentialTests' matter.
            if (manifest.Auth is null)
            {
                Scorecard.NotFor(platform, Check.TokenExpiry, "it is read without credentials, so that none can end");
            }

            return;
        }

        await using ConnectorRig rig = await ConnectorRig.StartAsync(platform, settings: way is null ? null : DemoSources.Way(manifest, way));
        rig.Simulator.Context.Faults.Set(platform, new(FaultKind.TokenExpiry) { After = 2, Times = 1 });

        IReadOnlyList<SourceResult> results = await rig.CollectAsync();

        Assert.IsTrue(results.All(r => r.Message is null), results.FirstOrDefault(r => r.Message is not null)?.Message);
        Assert.IsTrue(way is null || rig.Simulator.Context.Log.Of(platform).Count(r => r.Method == "POST") == 2, "got once, and once more");
        Scorecard.Pass(platform, Check.TokenExpiry);
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task Pages_that_move_and_repeat_lose_nothing_that_stays(string platform)
    {
        foreach (FaultKind kind in new[] { FaultKind.Duplicates, FaultKind.MovingPages })
        {
            await using ConnectorRig rig = await ConnectorRig.StartAsync(platform);
            rig.Simulator.Context.Faults.Set(platform, new(kind));
            IReadOnlyList<SourceResult> moved = await rig.CollectAsync();
            Assert.IsTrue(moved.Where(r => !IsOfParent(r)).All(r => r.Message is null), moved.FirstOrDefault(r => r.Message is not null)?.Message);

            // What came in while pages moved is the next read's. Comments go with the posts that were deleted meanwhile.
            rig.Simulator.Context.Faults.ClearAll();
            foreach (SourceResult result in (await rig.CollectAsync()).Where(r => !IsOfParent(r)))
            {
                IReadOnlyList<(CanonicalRecord Record, string Json)> landed = await rig.LandedAsync(result.Read.Stream);
                string[] missing = [.. (Expected.Of(rig.Simulator, result.Read) ?? []).Where(item => !landed.Any(l => ReadTests.Names(l.Json, item))).Select(item => item.Id)];
                Assert.IsEmpty(missing, $"{kind}: {result.Read.Stream} '{result.Read.Query}' lacks {string.Join(", ", missing.Take(5))}");
            }
        }

        Scorecard.Pass(platform, Check.MovedPages);
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task Fields_that_change_and_bytes_that_are_no_text_stop_no_read(string platform)
    {
        foreach (FaultKind kind in new[] { FaultKind.Drift, FaultKind.BadUtf8, FaultKind.Oversize })
        {
            await using ConnectorRig rig = await ConnectorRig.StartAsync(platform);
            rig.Simulator.Context.Faults.Set(platform, new(kind) { Times = 1 });

            IReadOnlyList<SourceResult> results = await rig.CollectAsync();

            Assert.IsTrue(results.All(r => r.Message is null), $"{kind}: {results.FirstOrDefault(r => r.Message is not null)?.Message}");
            foreach (SourceResult result in results)
            {
                StageCounts counts = result.Landed.Counts;
                Assert.AreEqual(counts.RowsIn, counts.RowsOut + counts.Duplicates + counts.Quarantined, $"{kind}: {result.Read.Stream}");
            }
        }
        Scorecard.Pass(platform, Check.Drift, Check.Encoding);
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task A_platform_that_answers_with_nothing_as_if_all_were_well_is_told_of(string platform)
    {
        await using ConnectorRig rig = await ConnectorRig.StartAsync(platform, new() { Size = 2000, Ahead = TimeSpan.FromDays(7) });
        Connector[] streams = [.. SourceCatalog.Current.Of(platform).Where(s => s.Manifest is { Increment: not null, Kind: "posts" or "news" } && s.Manifest.Query?.Type != QueryType.Parent)];
        for (int read = 0; read < 3; read++)
        {
            IReadOnlyList<SourceResult> usual = await rig.CollectAsync();
            Assert.IsTrue(usual.All(r => r.Message is null), usual.FirstOrDefault(r => r.Message is not null)?.Message);
            rig.Clock.Advance(TimeSpan.FromDays(1));
        }

        rig.Simulator.Context.Faults.Set(platform, new(FaultKind.Empty));
        await rig.CollectAsync();
        rig.Clock.Advance(TimeSpan.FromDays(60));
        IReadOnlyList<SourceResult> results = await rig.CollectAsync();

        foreach (Connector stream in streams.Where(s => results.Any(r => r.Read.Stream == s.Name)))
        {
            Assert.IsTrue(results.Any(r => r.Read.Stream == stream.Name && r.Message?.Contains("nothing came", StringComparison.Ordinal) == true), stream.Name);
        }
        Scorecard.Pass(platform, Check.Silence);
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task A_read_that_breaks_off_at_any_page_goes_on_and_loses_nothing(string platform)
    {
        await using ConnectorRig whole = await ConnectorRig.StartAsync(platform);
        await whole.CollectAsync();
        await using ConnectorRig rig = await ConnectorRig.StartAsync(platform);
        Random chance = new(20260);
        for (int attempt = 0; attempt < 60; attempt++)
        {
            // Somewhere between two writes: before a batch stands, or before the cursor knows that it does.
            int after = chance.Next(1, 12);
            bool crashed = false;
            rig.Lake.BeforePublish = _ => Crash();
            rig.State.BeforeWrite = _ => Crash();
            try
            {
                await rig.CollectAsync();
            }
            catch (CrashException)
            {
                crashed = true;
            }

            rig.Lake.BeforePublish = null;
            rig.State.BeforeWrite = null;
            if (!crashed)
            {
                break;
            }

            void Crash()
            {
                if (--after == 0)
                {
                    throw new CrashException();
                }
            }
        }

        await rig.CollectAsync();
        await SameAsync(platform, whole, rig);
        Scorecard.Pass(platform, Check.Crash);
    }

    private static bool IsOfParent(SourceResult result) => SourceCatalog.Current.Find(result.Read.Stream)!.Manifest.Query?.Type == QueryType.Parent;

    // The same records, however often each was received.
    internal static async Task SameAsync(string platform, ConnectorRig whole, ConnectorRig rig)
    {
        foreach (Connector stream in SourceCatalog.Current.Of(platform).Where(s => s.Manifest is { Kind: "posts" or "news", Request.IsFeed: false }))
        {
            HashSet<string> want = [.. (await whole.LandedAsync(stream.Name)).Select(Key)];
            HashSet<string> got = [.. (await rig.LandedAsync(stream.Name)).Select(Key)];
            HashSet<string> gone = [.. rig.Simulator.Context.World.Truth.Deleted(platform, rig.Clock.GetUtcNow()).Select(i => i.Id)];
            string[] missing = [.. want.Except(got).Where(key => !gone.Any(id => key.Contains(id, StringComparison.Ordinal)))];
            Assert.IsEmpty(missing, $"{stream.Name} lacks {missing.Length} of {want.Count}, such as {missing.FirstOrDefault()}");
        }
    }

    internal static string Key((CanonicalRecord Record, string Json) landed)
        => PortOf().Replace(Text(landed.Record, "id") ?? Text(landed.Record, "url") ?? landed.Json, string.Empty);

    private static string? Text(CanonicalRecord record, string field) => record.Schema.IndexOf(field) < 0 ? null : record.Text(field);

    // Two simulators listen on two ports, and some ids are addresses.
    [GeneratedRegex("127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex PortOf();

    private sealed class CrashException : Exception;
}
