using FsCheck;
using FsCheck.Fluent;
using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

/// <summary>
/// Whatever the order in which three instances reach the store, whatever fails, crashes and starts anew: the platform never counts more than it permits.
/// </summary>
[TestClass]
public sealed class NeverOverspendsTests
{
    private const int Runs = 20;
    private const int Steps = 1_500;

    private static readonly Dictionary<string, (TimeSpan Pace, QuotaPlan[] Plans)> Cases = new()
    {
        ["fixed"] = (TimeSpan.FromSeconds(0.2), [Plan(new FixedWindow(TimeSpan.FromSeconds(10)), 20)]),
        ["fixed, leased"] = (TimeSpan.FromSeconds(0.05), [Plan(new FixedWindow(TimeSpan.FromSeconds(10)), 250)]),
        ["first call"] = (TimeSpan.FromSeconds(0.2), [Plan(new FixedWindow(TimeSpan.FromSeconds(10), WindowStart.FirstCall), 20)]),
        ["rolling, small"] = (TimeSpan.FromSeconds(0.2), [Plan(new RollingWindow(TimeSpan.FromSeconds(10)), 15)]),
        ["rolling, leased"] = (TimeSpan.FromSeconds(0.02), [Plan(new RollingWindow(TimeSpan.FromSeconds(10)), 250)]),
        ["rolling, free when empty"] = (TimeSpan.FromSeconds(0.02), [Plan(new RollingWindow(TimeSpan.FromSeconds(5)), 220) with { FreeWhenEmpty = true }]),
        ["day"] = (TimeSpan.FromMinutes(20), [Plan(new CalendarWindow(CalendarUnit.Day, "America/Los_Angeles"), 30)]),
        ["items"] = (TimeSpan.FromSeconds(0.1), [Plan(new RollingWindow(TimeSpan.FromSeconds(10)), 300) with { Cost = new(QuotaCostUnit.Item) }]),
        ["bucket"] = (TimeSpan.FromSeconds(0.1), [Plan(new TokenBucketWindow(4), 20)]),
        ["bucket, leased"] = (TimeSpan.FromSeconds(0.02), [Plan(new TokenBucketWindow(20), 100)]),
        ["spacing"] = (TimeSpan.FromSeconds(0.5), [Plan(new SpacingWindow(TimeSpan.FromSeconds(5)), 1)]),
        ["distinct"] = (TimeSpan.FromSeconds(1), [Plan(new DistinctWindow(TimeSpan.FromSeconds(60)), 5)]),
        ["concurrency"] = (TimeSpan.FromSeconds(1), [Plan(new ConcurrencyWindow(TimeSpan.FromSeconds(30)), 2)]),
        ["money"] = (TimeSpan.FromHours(2), [Plan(new MoneyWindow(new Dictionary<string, decimal> { ["post"] = 0.005m }), 1)]),
        ["invalid"] = (TimeSpan.FromSeconds(0.1), [Plan(new InvalidRequestWindow(TimeSpan.FromSeconds(20), [401]), 6)]),
        ["invalid, leased"] = (TimeSpan.FromSeconds(0.01), [Plan(new InvalidRequestWindow(TimeSpan.FromSeconds(60), [401]), 210)]),
        ["stacked"] = (TimeSpan.FromSeconds(0.1),
        [
            Plan(new FixedWindow(TimeSpan.FromSeconds(30)), 60, "a"),
            Plan(new RollingWindow(TimeSpan.FromSeconds(5)), 20, "b") with { Scope = QuotaScope.Ip },
            Plan(new TokenBucketWindow(10), 60, "c"),
            Plan(new DistinctWindow(TimeSpan.FromSeconds(20)), 60, "d"),
            Plan(new ConcurrencyWindow(TimeSpan.FromSeconds(10)), 40, "e"),
        ]),
    };

    public static IEnumerable<object[]> Names => Cases.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void The_platform_never_counts_more_than_it_permits(string name)
    {
        (TimeSpan pace, QuotaPlan[] plans) = Cases[name];
        Arbitrary<int[]> steps = Gen.Choose(0, int.MaxValue - 1).ArrayOf(Steps).ToArbitrary();
        int calls = 0;
        Prop.ForAll(steps, numbers =>
        {
            QuotaSimulation simulation = new(plans, pace);
            foreach (int number in numbers)
            {
                simulation.Step(number);
            }

            calls += simulation.Calls.Count;
            return simulation.Overspent() is { } how ? false.Label(how) : true.Label("");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

        Assert.IsGreaterThan(Runs * 5, calls, "too few calls were granted to say anything");
    }

    [TestMethod]
    public void The_count_itself_finds_what_overspends()
    {
        DateTimeOffset now = Start;
        PlatformCall[] calls = [.. Enumerable.Range(0, 3).Select(i => new PlatformCall(now.AddSeconds(i), 1, new() { Status = 401, Items = 1 }, $"{i}", now.AddMinutes(1)))];

        Assert.IsNotNull(PlatformTruth.Overspent(Plan(new FixedWindow(TimeSpan.FromSeconds(10)), 2), calls));
        Assert.IsNotNull(PlatformTruth.Overspent(Plan(new RollingWindow(TimeSpan.FromSeconds(10)), 2), calls));
        Assert.IsNull(PlatformTruth.Overspent(Plan(new RollingWindow(TimeSpan.FromSeconds(2)), 2), calls));
        Assert.IsNotNull(PlatformTruth.Overspent(Plan(new TokenBucketWindow(0.1m), 2), calls));
        Assert.IsNotNull(PlatformTruth.Overspent(Plan(new SpacingWindow(TimeSpan.FromSeconds(2)), 1), calls));
        Assert.IsNotNull(PlatformTruth.Overspent(Plan(new DistinctWindow(TimeSpan.FromSeconds(10)), 2), calls));
        Assert.IsNotNull(PlatformTruth.Overspent(Plan(new ConcurrencyWindow(TimeSpan.FromSeconds(10)), 2), calls));
        Assert.IsNotNull(PlatformTruth.Overspent(Plan(new InvalidRequestWindow(TimeSpan.FromSeconds(10), [401]), 2), calls));
    }
}
