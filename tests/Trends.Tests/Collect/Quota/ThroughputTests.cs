using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

/// <summary>Three instances that always want more, over several windows, get nearly all that the windows permit.</summary>
[TestClass]
public sealed class ThroughputTests
{
    [TestMethod]
    public Task X_in_15_minutes_of_unknown_start() => GetsAsync(Plan(new FixedWindow(TimeSpan.FromMinutes(15), WindowStart.FirstCall), 450), TimeSpan.FromMinutes(15) * 12, 450 * 12);

    [TestMethod]
    public Task X_in_15_minutes_by_the_clock() => GetsAsync(Plan(new FixedWindow(TimeSpan.FromMinutes(15)), 450), TimeSpan.FromMinutes(15) * 12, 450 * 12);

    [TestMethod]
    public Task Reddit_in_10_minutes() => GetsAsync(Plan(new RollingWindow(TimeSpan.FromMinutes(10)), 1_000), TimeSpan.FromMinutes(10) * 12, 1_000 * 12);

    [TestMethod]
    public Task TikTok_in_a_minute() => GetsAsync(Plan(new RollingWindow(TimeSpan.FromMinutes(1)), 600), TimeSpan.FromMinutes(20), 600 * 20);

    [TestMethod]
    public Task Ten_in_a_second() => GetsAsync(Plan(new RollingWindow(TimeSpan.FromSeconds(1)), 10), TimeSpan.FromSeconds(100), 10 * 100);

    [TestMethod]
    public Task Naver_in_a_day() => GetsAsync(Plan(new CalendarWindow(CalendarUnit.Day, "Asia/Seoul"), 25_000), TimeSpan.FromHours(3), 25_000);

    [TestMethod]
    public Task Threads_in_24_hours() => GetsAsync(Plan(new RollingWindow(TimeSpan.FromDays(1)), 2_200), TimeSpan.FromDays(6), 2_200 * 6);

    [TestMethod]
    public Task Twitch_points() => GetsAsync(Plan(new TokenBucketWindow(800m / 60), 800), TimeSpan.FromMinutes(10), 800 + (800 * 10));

    [TestMethod]
    public Task GDELT_every_5_seconds() => GetsAsync(Plan(new SpacingWindow(TimeSpan.FromSeconds(5)), 1), TimeSpan.FromMinutes(60), 720);

    [TestMethod]
    public Task One_in_a_second() => GetsAsync(Plan(new SpacingWindow(TimeSpan.FromSeconds(1)), 1), TimeSpan.FromMinutes(10), 600);

    [TestMethod]
    public Task Backfill_alone_in_fixed_windows() =>
        GetsAsync(Plan(new FixedWindow(TimeSpan.FromMinutes(15)), 450), TimeSpan.FromMinutes(15) * 12, 450 * 12, QuotaPriority.Backfill);

    [TestMethod]
    public Task With_a_guard_of_a_second() =>
        GetsAsync(Plan(new FixedWindow(TimeSpan.FromMinutes(15), WindowStart.FirstCall), 450) with { Guard = TimeSpan.FromSeconds(1) }, TimeSpan.FromMinutes(15) * 12, 450 * 12);

    private static async Task GetsAsync(QuotaPlan plan, TimeSpan time, int permitted, QuotaPriority priority = QuotaPriority.Normal)
    {
        QuotaHarness quota = new();
        QuotaGovernor[] instances = [quota.One, quota.New(), quota.New()];
        QuotaRequest call = Call(plan) with { Priority = priority };
        DateTimeOffset end = Start + time;
        int granted = 0;
        while (quota.Clock.GetUtcNow() < end)
        {
            DateTimeOffset until = DateTimeOffset.MaxValue;
            foreach (QuotaGovernor instance in instances)
            {
                QuotaDecision decision = await instance.TryAcquireAsync(call, default);
                granted += decision.IsGranted ? 1 : 0;
                until = decision.IsGranted ? DateTimeOffset.MinValue : until < decision.Wait.Until ? until : decision.Wait.Until;
            }

            if (until > quota.Clock.GetUtcNow())
            {
                quota.Clock.SetUtcNow(until < end ? until : end);
            }
        }

        Assert.IsTrue(granted >= 0.95 * permitted && granted <= permitted + 0, $"{granted} of {permitted}");
    }
}
