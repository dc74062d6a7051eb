using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class LeaseTests
{
    private static readonly QuotaPlan Day = Plan(new CalendarWindow(CalendarUnit.Day), 10_000, "day");

    [TestMethod]
    public async Task A_call_reads_the_store_once_and_seldom_writes()
    {
        QuotaHarness quota = new();
        for (int i = 0; i < 1_000; i++)
        {
            await quota.Settle(await quota.Granted(Call(Day, Plan(new RollingWindow(TimeSpan.FromMinutes(10)), 5_000, "minutes"))), new() { Status = 200, Items = 100 });
            quota.Advance(0.02);
        }

        Assert.IsLessThan(1_050, quota.Store.Reads);
        Assert.IsLessThan(50, quota.Store.Writes);
    }

    [TestMethod]
    public async Task Headers_that_tell_nothing_new_cost_nothing()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Day with { Usage = new() { Limit = "l", Remaining = "r" } });
        for (int i = 1; i <= 1_000; i++)
        {
            await quota.Settle(await quota.Granted(call), new() { Status = 200, Headers = Headers(("l", "10000"), ("r", $"{10_000 - i}")) });
        }

        Assert.IsLessThan(1_020, quota.Store.Reads);
        Assert.IsLessThan(20, quota.Store.Writes);
    }

    [TestMethod]
    public async Task A_death_loses_no_more_than_the_lease()
    {
        QuotaHarness quota = new();
        await quota.Granted(Call(Day));
        quota.Restart();
        int granted = 0;
        while ((await quota.One.TryAcquireAsync(Call(Day), default)).IsGranted)
        {
            granted++;
        }

        Assert.AreEqual(9_900, granted);
    }

    [TestMethod]
    public async Task An_instance_that_ends_in_order_loses_nothing()
    {
        QuotaHarness quota = new();
        await quota.Granted(Call(Day));
        await quota.One.ReturnLeasesAsync(default);
        QuotaGovernor two = quota.New();
        await quota.Granted(9_999, Call(Day), two);

        await quota.Denied(Call(Day), two);
        await quota.Denied(Call(Day));
    }

    [TestMethod]
    public async Task Near_the_end_of_a_window_no_instance_sits_on_what_another_could_use()
    {
        QuotaHarness quota = new();
        QuotaGovernor idle = quota.New();
        await quota.Granted(9_900, Call(Day));
        await quota.Granted(Call(Day), idle);
        int granted = 0;
        while ((await quota.One.TryAcquireAsync(Call(Day), default)).IsGranted)
        {
            granted++;
        }

        Assert.IsGreaterThanOrEqualTo(93, granted);
    }

    [TestMethod]
    public async Task A_lease_ends_with_its_window()
    {
        QuotaHarness quota = new();
        await quota.Granted(Call(Day));
        quota.Advance(12 * 3_600);
        QuotaGovernor two = quota.New();
        await quota.Granted(5_000, Call(Day));
        await quota.Granted(5_000, Call(Day), two);

        await quota.Denied(Call(Day));
        await quota.Denied(Call(Day), two);
    }

    [TestMethod]
    public async Task Small_windows_are_not_taken_ahead()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Day with { Limit = 99 });
        await quota.Granted(call);
        quota.Restart();
        await quota.Granted(98, call);

        await quota.Denied(call);
    }

    [TestMethod]
    public async Task What_was_spent_outlives_a_restart()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Day with { Limit = 5 });
        await quota.Granted(3, call);
        quota.Restart();
        await quota.Granted(2, call);
        quota.Restart();

        await quota.Denied(call);
    }

    [TestMethod]
    public async Task A_damaged_ledger_is_told_and_grants_nothing()
    {
        QuotaHarness quota = new();
        await quota.Granted(Call(Day));
        await quota.Store.WriteAsync("quota", "x", "day|credential|5f1c", "{}", Storage.WriteCondition.Always, default);

        Assert.Contains("day|credential|5f1c", (await Assert.ThrowsExactlyAsync<TrendsException>(() => quota.New().TryAcquireAsync(Call(Day), default))).Message);
    }
}
