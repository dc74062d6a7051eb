using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class StackedPlansTests
{
    private static readonly QuotaPlan Hour = Plan(new FixedWindow(TimeSpan.FromHours(1)), 4, "hour");
    private static readonly QuotaPlan Day = Plan(new CalendarWindow(CalendarUnit.Day), 6, "day");
    private static readonly QuotaPlan Address = Plan(new RollingWindow(TimeSpan.FromMinutes(1)), 3, "address") with { Scope = QuotaScope.Ip };
    private static readonly QuotaPlan Tag = Plan(new DistinctWindow(TimeSpan.FromDays(7)), 2, "tag");
    private static readonly QuotaPlan Places = Plan(new ConcurrencyWindow(TimeSpan.FromHours(1)), 2, "places");

    [TestMethod]
    public async Task All_plans_must_agree()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Day, Hour, Address);
        await quota.Granted(3, call);
        Assert.AreEqual("address", (await quota.Denied(call)).Plan);

        quota.Advance(62);
        await quota.Granted(call);
        Assert.AreEqual("hour", (await quota.Denied(call)).Plan);

        quota.Advance(3_600);
        await quota.Granted(2, call);
        Assert.AreEqual("day", (await quota.Denied(call)).Plan);
    }

    [TestMethod]
    public async Task A_refusal_of_one_plan_takes_nothing_of_the_others()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Hour, Day, Places, Tag) with { ItemKeys = ["a"] };
        await quota.Granted(2, call);
        for (int i = 0; i < 10; i++)
        {
            Assert.AreEqual("places", (await quota.Denied(call with { ItemKeys = ["b"] })).Plan);
        }

        await quota.Granted(2, Call(Hour));
        await quota.Denied(Call(Hour));
        await quota.Granted(4, Call(Day));
        await quota.Denied(Call(Day));
        await quota.Granted(Call(Tag) with { ItemKeys = ["c"] });
    }

    [TestMethod]
    public async Task Without_plans_a_call_is_free()
    {
        QuotaHarness quota = new();
        await quota.Granted(100, Call());

        Assert.AreEqual(0, quota.Store.Writes);
    }

    [TestMethod]
    public async Task A_plan_that_was_changed_keeps_what_is_spent()
    {
        QuotaHarness quota = new();
        await quota.Granted(4, Call(Hour));
        await quota.Granted(2, Call(Hour with { Limit = 6 }));

        await quota.Denied(Call(Hour with { Limit = 6 }));
    }

    [TestMethod]
    public async Task Plans_read_anew_are_the_same()
    {
        QuotaHarness quota = new();
        for (int i = 0; i < 10; i++)
        {
            QuotaPlan discord = QuotaPlanJson.Parse(QuotaPlanJsonTests.Examples, "the examples")[4];
            await quota.Settle(await quota.Granted(Call(discord)), new() { Status = 200 });
        }

        Assert.AreEqual(1, quota.Store.Writes);
    }

    [TestMethod]
    public async Task A_wrong_plan_is_an_error() =>
        Assert.Contains("'hour'", (await Assert.ThrowsExactlyAsync<ArgumentException>(() => new QuotaHarness().One.TryAcquireAsync(Call(Hour with { Limit = 0 }), default))).Message);

    [TestMethod]
    public async Task A_credential_that_no_row_can_be_named_after_is_an_error() =>
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => new QuotaHarness().One.TryAcquireAsync(Call(Hour) with { Credential = "a/b" }, default));
}
