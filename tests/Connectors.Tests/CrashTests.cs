using System.Collections.Concurrent;
using Connectors.Tests.Rig;
using Connectors.Tests.Rig.Crash;
using Trends.Collect.Connect;
using Trends.Simulator;

namespace Connectors.Tests;

/// <summary>A process that ends at any moment: before or after a call, a batch, a row of the state.</summary>
[TestClass]
public sealed class CrashTests
{
    private const int Seed = 20_261;
    private const int PointsOfPlatform = 17;
    private const int LeastPoints = 200;

    private static readonly ConcurrentDictionary<(string Platform, int Moment), string> Points = new();

    // Each in a way of its own: links, cursors, after-ids, before-ids, offsets, pages, page tokens, windows cut in halves, Graph cursors, feeds, confirmed updates, ids asked one by one, before-times.
    private static readonly string[] Names =
        ["mastodon", "bluesky", "reddit", "discord", "naver-news", "lemmy", "youtube", "gdelt", "facebook", "rss", "telegram", "hackernews", "tumblr"];

    public static IEnumerable<object[]> Platforms => Names.Select(name => new object[] { name });

    public TestContext TestContext { get; set; } = null!;

    [ClassCleanup]
    public static void Count(TestContext context)
    {
        // A run of one platform alone has fewer.
        if (Points.Keys.Select(p => p.Platform).Distinct().Count() == Names.Length)
        {
            context.WriteLine($"{Points.Count} crash points: {string.Join(", ", Points.Values.CountBy(at => at).OrderByDescending(c => c.Value).Select(c => $"{c.Value} {c.Key}"))}");
            Assert.IsGreaterThanOrEqualTo(LeastPoints, Points.Count);
            Assert.IsGreaterThanOrEqualTo(8, Points.Values.Distinct().Count(), "kinds of moments");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task A_crash_at_seventeen_seeded_moments_of_a_read_loses_nothing_and_doubles_nothing(string platform)
    {
        Random chance = new(Seed + Array.IndexOf(Names, platform));
        SkipClock clock = new(new(2026, 5, 20, 6, 0, 0, TimeSpan.Zero));
        await using SimulatorHost simulator = await StartAsync(clock);

        // What such a platform has handed out and been told of is gone there: each read needs one of its own.
        bool forgets = SourceCatalog.Current.Of(platform).Any(s => s.Manifest.Paging?.Confirms == true);
        CrashRead calm = new(simulator, clock, platform);
        HashSet<string> want = await calm.RunAsync();
        DateTimeOffset calmEnd = clock.GetUtcNow();
        Assert.IsNotEmpty(want, platform);

        foreach (int moment in Moments(chance, calm.Moments))
        {
            // Every third process that goes on after a crash crashes again.
            int[] torn = moment % 3 == 0 ? [moment, chance.Next(1, 6)] : [moment];
            await using SimulatorHost? own = forgets ? await StartAsync(clock) : null;
            CrashRead read = new(own ?? simulator, clock, platform);
            HashSet<string> got = await read.RunAsync(torn);

            Assert.HasCount(torn.Length, read.Ends, $"{platform} at {moment}");
            Points[(platform, moment)] = read.Ends[0];
            string[] lost = [.. want.Except(got).Where(key => !IsGone(simulator, platform, key, clock.GetUtcNow()))];
            string[] doubled = [.. got.Except(want).Where(key => !IsYounger(simulator, platform, key, calmEnd))];
            Assert.IsEmpty(lost, $"{platform}, crash {string.Join(", ", read.Ends)} at {moment}");
            Assert.IsEmpty(doubled, $"{platform}, crash {string.Join(", ", read.Ends)} at {moment}: came under another key");
        }

        Assert.AreEqual(PointsOfPlatform, Points.Keys.Count(p => p.Platform == platform));
        Scorecard.Pass(platform, Check.Crash);
    }

    [TestMethod]
    public void The_seeded_moments_are_two_hundred_at_least()
        => Assert.IsGreaterThanOrEqualTo(LeastPoints, Names.Distinct().Count() * PointsOfPlatform);

    private static Task<SimulatorHost> StartAsync(SkipClock clock)
    {
        clock.Reset();
        return SimulatorHost.StartAsync(new() { Size = 80, WithLimits = false, Clock = clock });
    }

    // Distinct ones, over the whole of the read.
    private static int[] Moments(Random chance, int count)
    {
        Assert.IsGreaterThanOrEqualTo(PointsOfPlatform, count, "moments of the read");
        HashSet<int> moments = [];
        while (moments.Count < PointsOfPlatform)
        {
            moments.Add(chance.Next(1, count + 1));
        }

        return [.. moments.Order()];
    }

    // A read that was torn takes longer: what came into the world or went meanwhile is neither double nor lost.
    private static bool IsYounger(SimulatorHost simulator, string platform, string key, DateTimeOffset calmEnd)
        => simulator.Context.World.Of(platform).Items.Any(i => i.VisibleFrom > calmEnd && key.Contains(i.Id, StringComparison.Ordinal));

    private static bool IsGone(SimulatorHost simulator, string platform, string key, DateTimeOffset now)
        => simulator.Context.World.Of(platform).Items.Any(i => !i.IsVisible(now) && key.Contains(i.Id, StringComparison.Ordinal));
}
