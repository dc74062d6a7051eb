using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class SpacingTests
{
    private static readonly QuotaPlan Gdelt = Plan(new SpacingWindow(TimeSpan.FromSeconds(5)), 1);

    [TestMethod]
    [DataRow(5.0, false)]
    [DataRow(5.099, false)]
    [DataRow(5.1, true)]
    public async Task The_next_call_waits_from_the_latest_time_at_which_the_last_may_have_started(double seconds, bool granted)
    {
        QuotaHarness quota = new();
        QuotaGrant first = await quota.Granted(Call(Gdelt));
        quota.Advance(seconds);

        Assert.AreEqual(Start.AddSeconds(0.1), first.UseBefore);
        Assert.AreEqual(granted, (await quota.One.TryAcquireAsync(Call(Gdelt), default)).IsGranted);
    }

    [TestMethod]
    public async Task Acquiring_waits_as_long_as_it_may()
    {
        QuotaHarness quota = new();
        await quota.Granted(Call(Gdelt));

        Assert.IsFalse((await quota.One.AcquireAsync(Call(Gdelt), TimeSpan.FromSeconds(5), default)).IsGranted);
        Task<QuotaDecision> waiting = quota.One.AcquireAsync(Call(Gdelt), TimeSpan.FromSeconds(6), default);
        quota.Advance(5);
        Assert.IsFalse(waiting.IsCompleted);
        quota.Advance(0.1);
        Assert.IsTrue((await waiting).IsGranted);
    }

    [TestMethod]
    public async Task A_store_slower_than_thought_loses_the_slot_and_is_given_more_time()
    {
        QuotaHarness quota = new();
        quota.Store.BeforeWrite = _ => quota.Advance(0.3);

        QuotaGrant grant = await quota.Granted(Call(Gdelt));

        Assert.IsGreaterThan(grant.GrantedAt, grant.UseBefore);
        quota.Store.BeforeWrite = null;
        quota.Clock.SetUtcNow(grant.GrantedAt.AddSeconds(5));
        await quota.Denied(Call(Gdelt), quota.New());
    }

    [TestMethod]
    public async Task Slow_ledgers_of_other_plans_are_given_their_time_too()
    {
        QuotaHarness quota = new();
        quota.Store.BeforeWrite = _ => quota.Advance(0.08);
        QuotaRequest call = Call(Gdelt, Plan(new CalendarWindow(CalendarUnit.Day), 50, "day"), Plan(new RollingWindow(TimeSpan.FromHours(1)), 50, "hour"));
        for (int i = 0; i < 5; i++)
        {
            await quota.Granted(call);
            quota.Advance(7);
        }
    }

    [TestMethod]
    public async Task A_store_that_was_slow_once_is_thought_fast_again()
    {
        QuotaHarness quota = new();
        quota.Store.BeforeWrite = _ => quota.Advance(3);
        await quota.Granted(Call(Gdelt));
        quota.Store.BeforeWrite = null;
        for (int i = 0; i < 40; i++)
        {
            quota.Advance(20);
            await quota.Granted(Call(Gdelt));
        }

        Assert.IsLessThan(quota.Clock.GetUtcNow().AddSeconds(5.2), (await quota.Denied(Call(Gdelt))).Until);
    }
}
