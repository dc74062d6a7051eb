using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class PriorityTests
{
    [TestMethod]
    [DataRow(QuotaPriority.Normal, 50)]
    [DataRow(QuotaPriority.Low, 45)]
    [DataRow(QuotaPriority.Backfill, 40)]
    public async Task Lower_priorities_leave_their_share(QuotaPriority priority, int expected)
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Plan(new RollingWindow(TimeSpan.FromMinutes(15)), 50));

        Assert.AreEqual(expected, await CountAsync(quota, call with { Priority = priority }));
        Assert.AreEqual(50 - expected, await CountAsync(quota, call));
    }

    [TestMethod]
    public async Task What_a_fixed_window_keeps_melts_with_the_time_left()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Plan(new FixedWindow(TimeSpan.FromMinutes(15)), 50)) with { Priority = QuotaPriority.Backfill };
        Assert.AreEqual(40, await CountAsync(quota, call));

        QuotaWait wait = await quota.Denied(call);
        Assert.IsLessThan(Start.AddMinutes(2), wait.Until);
        quota.Clock.SetUtcNow(wait.Until.AddMilliseconds(-1));
        await quota.Denied(call);
        quota.Clock.SetUtcNow(wait.Until);
        await quota.Granted(call);

        quota.Clock.SetUtcNow(Start.AddMinutes(15).AddMilliseconds(-1));
        Assert.AreEqual(9, await CountAsync(quota, call));
    }

    [TestMethod]
    public async Task Units_leased_for_urgent_calls_are_not_for_others()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Plan(new RollingWindow(TimeSpan.FromHours(1)), 1_000));
        Assert.AreEqual(800, await CountAsync(quota, call with { Priority = QuotaPriority.Backfill }));
        await quota.Granted(call);

        await quota.Denied(call with { Priority = QuotaPriority.Backfill });
        Assert.AreEqual(199, await CountAsync(quota, call));
    }

    private static async Task<int> CountAsync(QuotaHarness quota, QuotaRequest call)
    {
        int granted = 0;
        while ((await quota.One.TryAcquireAsync(call, default)).IsGranted)
        {
            granted++;
        }

        return granted;
    }
}
