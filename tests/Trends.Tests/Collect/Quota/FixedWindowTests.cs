using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class FixedWindowTests
{
    private static readonly QuotaPlan Quarter = Plan(new FixedWindow(TimeSpan.FromMinutes(15)), 3);

    [TestMethod]
    public async Task The_limit_is_granted_and_no_call_more()
    {
        QuotaHarness quota = new();
        await quota.Granted(3, Call(Quarter));

        QuotaWait wait = await quota.Denied(Call(Quarter));

        Assert.AreEqual(new(Start.AddMinutes(15), "plan", "3 of 3 are used"), wait);
    }

    [TestMethod]
    [DataRow(899.999, false)]
    [DataRow(900.0, true)]
    public async Task The_next_window_starts_empty_at_its_very_start(double seconds, bool granted)
    {
        QuotaHarness quota = new();
        await quota.Granted(3, Call(Quarter));
        quota.Advance(seconds);

        Assert.AreEqual(granted, (await quota.One.TryAcquireAsync(Call(Quarter), default)).IsGranted);
    }

    [TestMethod]
    [DataRow(898.999, true)]
    [DataRow(899.0, false)]
    public async Task Nothing_is_granted_within_the_guard_of_the_end(double seconds, bool granted)
    {
        QuotaHarness quota = new();
        quota.Advance(seconds);

        Assert.AreEqual(granted, (await quota.One.TryAcquireAsync(Call(Quarter with { Guard = TimeSpan.FromSeconds(1) }), default)).IsGranted);
    }

    [TestMethod]
    [DataRow(900.999, false)]
    [DataRow(901.0, true)]
    public async Task What_was_spent_counts_for_the_guard_longer(double seconds, bool granted)
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Quarter with { Guard = TimeSpan.FromSeconds(1) });
        await quota.Granted(3, call);
        quota.Advance(seconds);

        Assert.AreEqual(granted, (await quota.One.TryAcquireAsync(call, default)).IsGranted);
    }

    [TestMethod]
    public async Task A_safety_share_is_taken_of_the_limit()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Plan(new FixedWindow(TimeSpan.FromMinutes(15)), 10) with { SafetyShare = 0.75m });
        await quota.Granted(7, call);

        await quota.Denied(call);
    }

    [TestMethod]
    public async Task Points_count_and_what_no_window_holds_is_never_granted()
    {
        QuotaHarness quota = new();
        await quota.Granted(Call(Quarter) with { Cost = 2 });

        await quota.Denied(Call(Quarter) with { Cost = 2 });
        Assert.AreEqual(DateTimeOffset.MaxValue, (await quota.Denied(Call(Quarter) with { Cost = 4 })).Until);
        await quota.Granted(Call(Quarter));
    }

    [TestMethod]
    public async Task Items_are_reserved_and_those_not_read_given_back()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Plan(new CalendarWindow(CalendarUnit.Day), 250) with { Cost = new(QuotaCostUnit.Item) }) with { Items = 100 };
        QuotaGrant first = await quota.Granted(call);
        await quota.Granted(call);
        await quota.Denied(call);

        await quota.Settle(first, new() { Status = 200, Items = 49 });
        await quota.Granted(call);
        await quota.Denied(call with { Items = 2 });
        await quota.Granted(call with { Items = 1 });
    }

    [TestMethod]
    public async Task Nobody_asks_for_less_than_nothing_or_gives_back_more_than_was_reserved()
    {
        QuotaHarness quota = new();
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => quota.One.TryAcquireAsync(Call(Quarter) with { Cost = -1 }, default));

        QuotaGrant grant = await quota.Granted(Call(Quarter));
        await quota.Granted(2, Call(Quarter));
        await quota.Settle(grant, new() { Status = 200, Cost = -5 });
        await quota.Granted(Call(Quarter));
        await quota.Denied(Call(Quarter));
    }

    [TestMethod]
    public async Task Points_that_a_call_did_cost_are_charged()
    {
        QuotaHarness quota = new();
        await quota.Settle(await quota.Granted(Call(Quarter)), new() { Status = 200, Cost = 2 });
        await quota.Granted(Call(Quarter));

        await quota.Denied(Call(Quarter));
    }

    [TestMethod]
    public async Task Each_holder_of_the_scope_has_its_own_window()
    {
        QuotaHarness quota = new();
        QuotaPlan ofUser = Quarter with { Scope = QuotaScope.User };
        await quota.Granted(3, Call(ofUser) with { User = "a" });

        await quota.Granted(Call(ofUser) with { User = "b" });
        await quota.Granted(Call(Quarter) with { Credential = "other" });
        await quota.Denied(Call(ofUser) with { User = "a", Credential = "other" });
    }

    [TestMethod]
    public async Task A_window_of_unknown_start_holds_in_every_stretch()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Plan(new FixedWindow(TimeSpan.FromMinutes(15), WindowStart.FirstCall), 3));
        quota.Advance(899);
        await quota.Granted(3, call);

        quota.Advance(2);
        Assert.IsGreaterThan(Start.AddSeconds(899 + 900), (await quota.Denied(call)).Until);
        quota.Advance(901);
        await quota.Granted(3, call);
    }
}
