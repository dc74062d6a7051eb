using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class DistinctWindowTests
{
    private static readonly QuotaPlan Hashtags = Plan(new DistinctWindow(TimeSpan.FromDays(7)), 30);

    [TestMethod]
    public async Task Thirty_hashtags_are_granted_and_their_repeats_are_free()
    {
        QuotaHarness quota = new();
        for (int i = 0; i < 90; i++)
        {
            await Use(quota, $"tag{i % 30}");
        }

        QuotaWait wait = await quota.Denied(Of("tag30"));

        Assert.AreEqual("30 of 30 are used", wait.Reason);
        await quota.Granted(Of("tag7"), quota.New());
        await quota.Denied(Of("tag7", "tag30"));
    }

    [TestMethod]
    public async Task Repeats_do_not_prolong_an_item()
    {
        QuotaHarness quota = new();
        for (int i = 0; i < 30; i++)
        {
            await Use(quota, $"tag{i}");
        }

        quota.Advance(TimeSpan.FromDays(6).TotalSeconds);
        await Use(quota, "tag0");
        QuotaWait wait = await quota.Denied(Of("other"));

        Assert.IsTrue(wait.Until >= Start.AddDays(7) && wait.Until < Start.AddDays(7).AddSeconds(15), $"{wait.Until:o}");
        quota.Clock.SetUtcNow(wait.Until.AddMilliseconds(-1));
        await quota.Denied(Of("other"));
        quota.Clock.SetUtcNow(wait.Until);
        await quota.Granted(Of("other"));
    }

    [TestMethod]
    [DataRow(200, true)]
    [DataRow(500, false)]
    [DataRow(null, false)]
    public async Task Repeats_are_free_only_of_a_use_that_is_known(int? status, bool free)
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Hashtags with { Limit = 1 }) with { ItemKeys = ["a"] };
        await quota.Settle(await quota.Granted(call), new() { Status = status });

        Assert.AreEqual(free, (await quota.One.TryAcquireAsync(call, default)).IsGranted);
    }

    [TestMethod]
    public async Task A_use_that_nobody_noted_may_end_a_later_one_sooner()
    {
        QuotaHarness quota = new();
        await quota.Granted(Of("a"));
        quota.Advance(TimeSpan.FromDays(3).TotalSeconds);
        await Use(quota, "a");
        quota.Advance(TimeSpan.FromDays(4).TotalSeconds + 60);
        QuotaForecast repeat = await quota.One.ForecastAsync(Of("a"), 1, default);

        Assert.AreEqual(1, repeat.Plans[0].Units);
    }

    [TestMethod]
    [DataRow(2000, true)]
    [DataRow(1999, false)]
    public async Task A_repeat_is_free_only_where_its_last_moment_is_within_the_first_use(int millisecondsLeft, bool free)
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Hashtags with { Limit = 1 }) with { ItemKeys = ["a"] };
        await quota.Settle(await quota.Granted(call), new() { Status = 200 });
        quota.Clock.SetUtcNow(Start.AddDays(7).AddMilliseconds(-millisecondsLeft));
        QuotaDecision repeat = await quota.One.TryAcquireAsync(call, default);

        Assert.AreEqual(free, repeat.IsGranted);
        Assert.IsTrue(!free || repeat.Grant!.UseBefore <= Start.AddDays(7), "the platform would count it anew");
    }

    [TestMethod]
    public async Task An_item_named_twice_takes_one_place()
    {
        QuotaHarness quota = new();
        await quota.Granted(Call(Hashtags with { Limit = 1 }) with { ItemKeys = ["a", "a"] });

        Assert.AreEqual(DateTimeOffset.MaxValue, (await quota.Denied(Call(Hashtags with { Limit = 1 }) with { ItemKeys = ["b", "c"] })).Until);
    }

    [TestMethod]
    public async Task A_thousand_items_fit_into_a_row()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Hashtags with { Limit = 1000 });
        foreach (string[] chunk in Enumerable.Range(0, 1000).Select(i => $"tag{i}").Chunk(50))
        {
            await quota.Granted(call with { ItemKeys = chunk });
            quota.Advance(1);
        }

        Assert.IsLessThan(Storage.StateLimits.MaxValueBytes, quota.Store.LongestValue);
        await quota.Denied(call with { ItemKeys = ["one more"] });
    }

    private static async Task Use(QuotaHarness quota, string item) => await quota.Settle(await quota.Granted(Of(item)), new() { Status = 200 });

    private static QuotaRequest Of(params string[] items) => Call(Hashtags) with { ItemKeys = items };
}
