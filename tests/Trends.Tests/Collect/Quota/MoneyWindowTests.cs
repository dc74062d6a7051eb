using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class MoneyWindowTests
{
    private static readonly QuotaPlan Posts = Plan(new MoneyWindow(new Dictionary<string, decimal> { ["post"] = 0.005m, ["user"] = 0.01m }), 1);
    private static readonly QuotaRequest Page = Call(Posts) with { Purchases = new Dictionary<string, int> { ["post"] = 100 } };

    [TestMethod]
    public async Task Pages_are_bought_until_the_cap_and_then_next_month()
    {
        QuotaHarness quota = new();
        await quota.Granted(2, Page);

        QuotaWait wait = await quota.Denied(Call(Posts) with { Purchases = new Dictionary<string, int> { ["post"] = 1 } });

        Assert.AreEqual(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), wait.Until);
    }

    [TestMethod]
    public async Task What_was_not_read_is_given_back()
    {
        QuotaHarness quota = new();
        await quota.Settle(await quota.Granted(Page), Bought("a", "b"));

        Assert.AreEqual(0.01m, await Spent(quota));
    }

    [TestMethod]
    public async Task An_item_is_free_again_until_midnight_whoever_reads_it()
    {
        QuotaHarness quota = new();
        QuotaGovernor two = quota.New();
        await quota.Settle(await quota.Granted(Page), Bought("a", "b"));
        await quota.Settle(await quota.Granted(Page, two), Bought("b", "c"), two);
        quota.Restart();
        await quota.Settle(await quota.Granted(Page), Bought("a", "c"));

        Assert.AreEqual(0.015m, await Spent(quota));

        quota.Clock.SetUtcNow(new(2026, 10, 6, 0, 0, 0, TimeSpan.Zero));
        await quota.Settle(await quota.Granted(Page), Bought("a"));

        Assert.AreEqual(0.02m, await Spent(quota));
    }

    [TestMethod]
    public async Task Of_a_call_over_midnight_nothing_is_free()
    {
        QuotaHarness quota = new();
        quota.Clock.SetUtcNow(new(2026, 10, 5, 23, 59, 59, TimeSpan.Zero));
        await quota.Settle(await quota.Granted(Page), Bought("a"));
        QuotaGrant over = await quota.Granted(Page);
        quota.Advance(2);
        await quota.Settle(over, Bought("a"));
        await quota.Settle(await quota.Granted(Page), Bought("a"));

        Assert.AreEqual(0.015m, await Spent(quota));
    }

    [TestMethod]
    public async Task A_call_that_bought_more_than_it_said_is_charged_in_full()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Posts) with { Purchases = new Dictionary<string, int> { ["post"] = 1 } };
        await quota.Settle(await quota.Granted(call), Bought("a", "b", "c"));

        Assert.AreEqual(0.015m, await Spent(quota));
    }

    [TestMethod]
    public async Task Yesterdays_notes_of_what_was_paid_are_deleted()
    {
        QuotaHarness quota = new();
        for (int i = 0; i < 30; i++)
        {
            await quota.Settle(await quota.Granted(Call(Posts) with { Purchases = new Dictionary<string, int> { ["post"] = 1 } }), Bought($"{i}"));
        }

        quota.Advance(86_400);
        for (int i = 0; i < 2; i++)
        {
            await quota.Settle(await quota.Granted(Call(Posts) with { Purchases = new Dictionary<string, int> { ["post"] = 1 } }), Bought($"{i}"));
        }

        Assert.HasCount(2, quota.Store.Rows("quotapaid"));
    }

    [TestMethod]
    public async Task A_kind_without_a_price_is_an_error()
    {
        QuotaHarness quota = new();

        Assert.Contains("'video'", (await Assert.ThrowsExactlyAsync<ArgumentException>(
            () => quota.One.TryAcquireAsync(Call(Posts) with { Purchases = new Dictionary<string, int> { ["video"] = 1 } }, default))).Message);
    }

    // The largest call that is still granted tells what is left.
    private static async Task<decimal> Spent(QuotaHarness quota)
    {
        for (int posts = 200; ; posts--)
        {
            QuotaDecision decision = await quota.One.TryAcquireAsync(Call(Posts) with { Purchases = new Dictionary<string, int> { ["post"] = posts } }, default);
            if (decision.IsGranted)
            {
                await quota.Settle(decision.Grant, QuotaOutcome.NotSent);
                return 1 - (posts * 0.005m);
            }
        }
    }

    private static QuotaOutcome Bought(params string[] ids) =>
        new() { Status = 200, Items = ids.Length, Bought = new Dictionary<string, IReadOnlyCollection<string>> { ["post"] = ids } };
}
