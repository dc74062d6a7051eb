using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class BlockTests
{
    private static readonly QuotaPlan Day = Plan(new CalendarWindow(CalendarUnit.Day), 10_000, "day");
    private static readonly QuotaPlan Second = Plan(new RollingWindow(TimeSpan.FromSeconds(1)), 10, "second");

    [TestMethod]
    [DataRow("30", 30.0)]
    [DataRow("Mon, 05 Oct 2026 12:00:45 GMT", 45.0)]
    public async Task After_a_rejection_no_instance_calls_before_the_stated_time(string retryAfter, double seconds)
    {
        QuotaHarness quota = new();
        QuotaGovernor two = quota.New();
        await quota.Granted(Call(Day), two);
        await quota.Settle(await quota.Granted(Call(Day)), Rejected(("Retry-After", retryAfter)));

        Assert.AreEqual(new(Start.AddSeconds(seconds), "day", "the platform answered 429"), await quota.Denied(Call(Day), two));
        quota.Advance(seconds - 0.001);
        await quota.Denied(Call(Day));
        await quota.Denied(Call(Day), two);
        await quota.Denied(Call(Day), quota.New());
        quota.Advance(0.001);
        await quota.Granted(Call(Day));
        await quota.Granted(Call(Day), two);
    }

    [TestMethod]
    public async Task A_block_shared_while_another_instance_reserves_still_holds()
    {
        QuotaHarness quota = new();
        QuotaGovernor two = quota.New();
        QuotaGrant grant = await quota.Granted(Call(Day));
        quota.Store.BeforeWrite = row =>
        {
            quota.Store.BeforeWrite = null;
            quota.Settle(grant, Rejected(("Retry-After", "30"))).GetAwaiter().GetResult();
        };

        await quota.Denied(Call(Day), two);
    }

    [TestMethod]
    public async Task A_shorter_time_does_not_shorten_a_block()
    {
        QuotaHarness quota = new();
        QuotaGrant one = await quota.Granted(Call(Day));
        QuotaGrant two = await quota.Granted(Call(Day));
        await quota.Settle(one, Rejected(("Retry-After", "30")));
        await quota.Settle(two, Rejected(("Retry-After", "5")));

        Assert.AreEqual(Start.AddSeconds(30), (await quota.Denied(Call(Day))).Until);
    }

    [TestMethod]
    public async Task A_rejection_without_a_time_waits_for_the_end_of_a_fixed_window()
    {
        QuotaHarness quota = new();
        await quota.Settle(await quota.Granted(Call(Day)), Rejected());

        Assert.AreEqual(Start.AddHours(12), (await quota.Denied(Call(Day))).Until);
    }

    [TestMethod]
    public async Task Or_for_the_time_that_the_plan_names()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Day with { BlockFor = TimeSpan.FromMinutes(3) });
        await quota.Settle(await quota.Granted(call), Rejected());

        Assert.AreEqual(Start.AddMinutes(3), (await quota.Denied(call)).Until);
    }

    [TestMethod]
    public async Task A_rejection_that_says_nothing_closes_the_window_nearest_to_its_limit()
    {
        QuotaHarness quota = new();
        await quota.Settle(await quota.Granted(Call(Day, Second)), Rejected());

        await quota.Denied(Call(Day, Second));
        await quota.Granted(Call(Day));
    }

    [TestMethod]
    public async Task The_window_that_an_error_rule_names_is_closed_whatever_the_status()
    {
        QuotaHarness quota = new();
        QuotaOutcome outcome = new() { Status = 400, Stop = new("day", Start.AddHours(1), "code 17") };
        await quota.Settle(await quota.Granted(Call(Day, Second)), outcome);

        Assert.AreEqual(new(Start.AddHours(1), "day", "code 17"), await quota.Denied(Call(Day, Second)));
        quota.Advance(2);
        await quota.Granted(Call(Second));
    }

    [TestMethod]
    public async Task Headers_of_a_success_that_leave_nothing_close_the_window_until_its_reset()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Day with { Usage = new() { Remaining = "r", Reset = "t", ResetForm = ResetForm.SecondsFromNow } });
        await quota.Settle(await quota.Granted(call), new() { Status = 200, Headers = Headers(("r", "0"), ("t", "90")) });

        Assert.AreEqual(Start.AddSeconds(90), (await quota.Denied(call, quota.New())).Until);
    }

    [TestMethod]
    public async Task Minutes_to_regain_access_close_the_window()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Day with { Usage = new() { Percentages = "X-Business-Use-Case-Usage" } });
        await quota.Settle(
            await quota.Granted(call),
            new() { Status = 400, Headers = Headers(("X-Business-Use-Case-Usage", """{"1":[{"call_count":110,"estimated_time_to_regain_access":7}]}""")) });

        Assert.AreEqual(Start.AddMinutes(7), (await quota.Denied(call, quota.New())).Until);
    }

    [TestMethod]
    public async Task Used_headers_of_others_calls_are_learned()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Plan(new FixedWindow(TimeSpan.FromMinutes(15)), 50) with { Usage = new() { Limit = "l", Remaining = "r" } });
        await quota.Settle(await quota.Granted(call), new() { Status = 500, Headers = Headers(("l", "40"), ("r", "2")) });
        await quota.Granted(2, call);

        Assert.AreEqual("40 of 40 are used", (await quota.Denied(call)).Reason);
        quota.Advance(900);
        await quota.Granted(40, call);
        await quota.Denied(call);
    }

    [TestMethod]
    public async Task A_slow_answer_tells_nothing_of_the_window_it_comes_in()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Plan(new FixedWindow(TimeSpan.FromMinutes(15)), 5) with { Usage = new() { Remaining = "r" } });
        QuotaGrant slow = await quota.Granted(call);
        quota.Advance(900);
        await quota.Settle(slow, new() { Status = 200, Headers = Headers(("r", "0")) });
        await quota.Granted(5, call);

        await quota.Denied(call);
    }

    [TestMethod]
    public async Task A_higher_limit_is_believed_only_where_the_plan_says_so()
    {
        QuotaHarness quota = new();
        QuotaPlan careful = Plan(new FixedWindow(TimeSpan.FromMinutes(15)), 2, "careful") with { Usage = new() { Limit = "l" } };
        QuotaPlan trusting = careful with { Name = "trusting", Usage = new() { Limit = "l", RaisesLimit = true } };
        foreach (QuotaPlan plan in new[] { careful, trusting })
        {
            await quota.Settle(await quota.Granted(Call(plan)), new() { Status = 200, Headers = Headers(("l", "4")) });
            await quota.Granted(Call(plan));
        }

        await quota.Denied(Call(careful));
        await quota.Granted(2, Call(trusting));
        await quota.Denied(Call(trusting));
    }

    [TestMethod]
    public async Task A_time_beyond_belief_is_cut()
    {
        QuotaHarness quota = new();
        await quota.Settle(await quota.Granted(Call(Day)), Rejected(("Retry-After", "4000000000")));

        Assert.AreEqual(Start.AddDays(32), (await quota.Denied(Call(Day))).Until);
    }

    [TestMethod]
    public async Task A_call_without_plans_is_held_to_its_rejection_too()
    {
        QuotaHarness quota = new();
        await quota.Settle(await quota.Granted(Call()), Rejected(("Retry-After", "30")));

        Assert.AreEqual(Start.AddSeconds(30), (await quota.Denied(Call(), quota.New())).Until);
    }

    [TestMethod]
    public async Task A_grant_is_settled_once()
    {
        QuotaHarness quota = new();
        QuotaGrant grant = await quota.Granted(Call(Day));
        await quota.Settle(grant, QuotaOutcome.NotSent);

        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => quota.Settle(grant, QuotaOutcome.NotSent));
    }

    private static QuotaOutcome Rejected(params (string, string)[] headers) => new() { Status = 429, Headers = Headers(headers) };
}
