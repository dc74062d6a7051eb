using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class ForecastTests
{
    private static readonly QuotaPlan Hour = Plan(new FixedWindow(TimeSpan.FromHours(1)), 100, "hour");
    private static readonly QuotaPlan Spacing = Plan(new SpacingWindow(TimeSpan.FromSeconds(5)), 1, "spacing");
    private static readonly QuotaPlan Bucket = Plan(new TokenBucketWindow(2), 10, "bucket");
    private static readonly QuotaPlan Money = Plan(new MoneyWindow(new Dictionary<string, decimal> { ["post"] = 0.005m }), 10, "money");

    [TestMethod]
    [DataRow(100, 0)]
    [DataRow(101, 60)]
    [DataRow(300, 120)]
    [DataRow(1_000_000, 60 * 9_999)]
    public async Task Fixed_windows_take_a_limit_each(int calls, int minutes) =>
        Assert.AreEqual(Start.AddMinutes(minutes), (await Forecast(Call(Hour), calls)).EndsAt);

    [TestMethod]
    public async Task What_is_spent_is_looked_at()
    {
        QuotaHarness quota = new();
        await quota.Granted(60, Call(Hour));

        Assert.AreEqual(Start.AddHours(1), (await quota.One.ForecastAsync(Call(Hour), 50, default)).EndsAt);
    }

    [TestMethod]
    public async Task Spaced_calls_follow_one_another() => Assert.AreEqual(Start.AddSeconds(45), (await Forecast(Call(Spacing), 10)).EndsAt);

    [TestMethod]
    public async Task A_bucket_gives_what_it_holds_and_then_what_flows_in() => Assert.AreEqual(Start.AddSeconds(45), (await Forecast(Call(Bucket), 100)).EndsAt);

    [TestMethod]
    public async Task Money_is_told_and_the_cap_of_the_month_holds()
    {
        QuotaForecast forecast = await Forecast(Call(Money) with { Purchases = new Dictionary<string, int> { ["post"] = 100 } }, 21);

        Assert.AreEqual(10.5m, forecast.CostUsd);
        Assert.AreEqual(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), forecast.EndsAt);
    }

    [TestMethod]
    public async Task The_slowest_plan_decides()
    {
        QuotaForecast forecast = await Forecast(Call(Hour, Spacing, Bucket), 10);

        Assert.AreEqual(Start.AddSeconds(45), forecast.EndsAt);
        Assert.AreEqual(new("hour", 10, Start), forecast.Plans[0]);
        Assert.AreEqual(new("spacing", 10, Start.AddSeconds(45)), forecast.Plans[1]);
    }

    [TestMethod]
    public async Task Items_of_all_calls_take_a_place_each()
    {
        QuotaPlan tags = Plan(new DistinctWindow(TimeSpan.FromDays(7)), 30, "tags");
        QuotaForecast forecast = await Forecast(Call(tags) with { ItemKeys = [.. Enumerable.Range(0, 31).Select(i => $"tag{i}")] }, 100);

        Assert.AreEqual(31, forecast.Plans[0].Units);
        Assert.AreEqual(Start.AddDays(7), forecast.EndsAt!.Value.AddSeconds(-0.001));
    }

    [TestMethod]
    public async Task A_closed_window_starts_late()
    {
        QuotaHarness quota = new();
        await quota.Settle(await quota.Granted(Call(Hour)), new() { Status = 429, Headers = Headers(("Retry-After", "300")) });

        Assert.AreEqual(Start.AddMinutes(5), (await quota.One.ForecastAsync(Call(Hour), 5, default)).EndsAt);
    }

    [TestMethod]
    public async Task What_can_never_be_has_no_end() => Assert.IsNull((await Forecast(Call(Hour) with { Cost = 101 }, 1)).EndsAt);

    [TestMethod]
    public async Task Nothing_is_spent_by_asking()
    {
        QuotaHarness quota = new();
        await quota.One.ForecastAsync(Call(Hour, Money, Bucket), 1_000, default);

        Assert.AreEqual(0, quota.Store.Writes);
    }

    private static Task<QuotaForecast> Forecast(QuotaRequest call, int calls) => new QuotaHarness().One.ForecastAsync(call, calls, default);
}
