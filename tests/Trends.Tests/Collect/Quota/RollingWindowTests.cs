using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class RollingWindowTests
{
    private static readonly QuotaPlan Minute = Plan(new RollingWindow(TimeSpan.FromMinutes(1)), 5);

    [TestMethod]
    [DataRow(60.0, false)]
    [DataRow(60.4, true)]
    public async Task A_call_counts_for_the_length_and_a_little_more(double seconds, bool granted)
    {
        QuotaHarness quota = new();
        await quota.Granted(5, Call(Minute));
        quota.Advance(seconds);

        Assert.AreEqual(granted, (await quota.One.TryAcquireAsync(Call(Minute), default)).IsGranted);
    }

    [TestMethod]
    public async Task Places_come_back_one_by_one()
    {
        QuotaHarness quota = new();
        for (int i = 0; i < 5; i++)
        {
            await quota.Granted(Call(Minute));
            quota.Advance(10);
        }

        QuotaWait wait = await quota.Denied(Call(Minute));
        quota.Clock.SetUtcNow(wait.Until);
        await quota.Granted(Call(Minute));
        await quota.Denied(Call(Minute));
    }

    [TestMethod]
    public async Task The_time_to_wait_is_when_enough_places_are_back()
    {
        QuotaHarness quota = new();
        await quota.Granted(Call(Minute) with { Cost = 2 });
        quota.Advance(30);
        await quota.Granted(Call(Minute) with { Cost = 3 });

        QuotaWait wait = await quota.Denied(Call(Minute) with { Cost = 3 });
        quota.Clock.SetUtcNow(wait.Until.AddMilliseconds(-1));
        await quota.Denied(Call(Minute) with { Cost = 3 });
        quota.Advance(0.001);
        await quota.Granted(Call(Minute) with { Cost = 3 });
    }

    [TestMethod]
    public async Task A_call_that_returned_nothing_is_given_back_where_that_is_free()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Minute with { FreeWhenEmpty = true });
        for (int i = 0; i < 20; i++)
        {
            await quota.Settle(await quota.Granted(call), new() { Status = 200, Items = 0 });
        }

        await quota.Granted(5, call);
        await quota.Denied(call);
    }

    [TestMethod]
    [DataRow(200, 1)]
    [DataRow(500, 0)]
    [DataRow(null, null)]
    public async Task Other_calls_stay_spent(int? status, int? items)
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Minute with { FreeWhenEmpty = true, Limit = 1 });
        await quota.Settle(await quota.Granted(call), new() { Status = status, Items = items });

        await quota.Denied(call);
    }

    [TestMethod]
    public async Task A_large_window_fits_into_its_row()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Plan(new RollingWindow(TimeSpan.FromDays(1)), 100_000));
        for (int i = 0; i < 3_000; i++)
        {
            await quota.Granted(call with { Cost = 30 });
            quota.Advance(31);
        }

        Assert.IsLessThan(8_000, quota.Store.LongestValue);
    }

    [TestMethod]
    public async Task The_largest_of_small_windows_fits_into_its_row()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Plan(new RollingWindow(TimeSpan.FromDays(7)), 200));
        for (int i = 0; i < 200; i++)
        {
            await quota.Granted(call);
            quota.Advance(1_000);
        }

        Assert.IsLessThan(8_000, quota.Store.LongestValue);
    }
}
