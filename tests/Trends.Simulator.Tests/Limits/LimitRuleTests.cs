using Trends.Simulator.Limits;

namespace Trends.Simulator.Tests.Limits;

[TestClass]
public sealed class LimitRuleTests
{
    private static readonly DateTimeOffset Start = new(2026, 8, 1, 12, 1, 0, TimeSpan.Zero);

    [TestMethod]
    public void A_fixed_window_ends_at_a_whole_multiple_of_its_length()
    {
        LimitMeter meter = new FixedWindow("a", 2, TimeSpan.FromMinutes(15)).Start(2);

        Assert.IsTrue(Take(meter, 0).Allowed);
        Assert.AreEqual(0, Take(meter, 13.9).Remaining);
        LimitVerdict refused = Take(meter, 13.9);
        Assert.IsFalse(refused.Allowed);
        Assert.AreEqual(Start.AddMinutes(14), refused.ResetAt);
        Assert.IsTrue(Take(meter, 14).Allowed);
    }

    [TestMethod]
    public void A_rolling_window_frees_a_call_when_the_oldest_leaves()
    {
        LimitMeter meter = new RollingWindow("a", 2, TimeSpan.FromMinutes(10)).Start(2);

        Assert.IsTrue(Take(meter, 0).Allowed);
        Assert.IsTrue(Take(meter, 6).Allowed);
        Assert.IsFalse(Take(meter, 9.99).Allowed);
        Assert.IsTrue(Take(meter, 10).Allowed);
        Assert.IsFalse(Take(meter, 10).Allowed);
    }

    [TestMethod]
    public void A_day_ends_at_midnight_of_its_zone()
    {
        LimitMeter meter = new DailyIn("a", 1, "America/Los_Angeles").Start(1);

        Take(meter, 0);
        LimitVerdict refused = Take(meter, 1);

        Assert.IsFalse(refused.Allowed);
        Assert.AreEqual(new DateTimeOffset(2026, 8, 2, 7, 0, 0, TimeSpan.Zero), refused.ResetAt);
    }

    [TestMethod]
    public void A_bucket_fills_steadily()
    {
        LimitMeter meter = new TokenBucket("a", 60, TimeSpan.FromMinutes(1)).Start(60);

        Assert.IsTrue(meter.Take(Start, 60, null).Allowed);
        Assert.IsFalse(meter.Take(Start.AddSeconds(4), 5, null).Allowed);
        Assert.IsTrue(meter.Take(Start.AddSeconds(5), 5, null).Allowed);
    }

    [TestMethod]
    public void Spacing_lets_one_call_through_per_gap()
    {
        LimitMeter meter = new Spacing("a", TimeSpan.FromMinutes(5)).Start(1);

        Assert.IsTrue(Take(meter, 0).Allowed);
        Assert.IsFalse(Take(meter, 4.99).Allowed);
        Assert.IsTrue(Take(meter, 5).Allowed);
    }

    [TestMethod]
    public void Distinct_items_count_once_until_they_leave_the_window()
    {
        LimitMeter meter = new DistinctItems("a", 2, TimeSpan.FromMinutes(10)).Start(2);

        Assert.IsTrue(Take(meter, 0, "one").Allowed);
        Assert.IsTrue(Take(meter, 1, "two").Allowed);
        Assert.IsTrue(Take(meter, 2, "ONE").Allowed);
        Assert.IsFalse(Take(meter, 3, "three").Allowed);
        Assert.IsTrue(Take(meter, 10, "three").Allowed);
    }

    private static LimitVerdict Take(LimitMeter meter, double minutes, string? item = null) => meter.Take(Start.AddMinutes(minutes), 1, item);
}
