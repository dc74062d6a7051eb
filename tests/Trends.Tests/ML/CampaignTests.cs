using Trends.ML;
using Trends.ML.Campaigns;

namespace Trends.Tests.ML;

[TestClass]
public sealed class CampaignTests
{
    private static readonly List<CampaignDay> History = Made.Days();

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(10.0)]
    [DataRow(1500.0)]
    [DataRow(1e7)]
    public void Spends_add_up_to_the_budget_within_ordered_intervals(double budget)
    {
        CampaignPlan plan = Plan(budget);

        Assert.AreEqual(budget, plan.Allocation.Sum(a => a.Spend), 1e-6 * Math.Max(1, budget));
        Assert.IsTrue(plan.Allocation.All(a => a.Spend >= 0 && a.Lower >= 0 && a.Lower <= a.Expected && a.Expected <= a.Upper && double.IsFinite(a.MarginalReturn)));
    }

    [TestMethod]
    public void More_budget_never_expects_less()
    {
        double before = -1;
        for (double budget = 0; budget < 5000; budget += 137)
        {
            double expected = Plan(budget).Allocation.Sum(a => a.Expected);
            Assert.IsGreaterThanOrEqualTo(before - 1e-6, expected);
            before = expected;
        }
    }

    [TestMethod]
    public void Plan_brings_as_much_as_the_current_spend_and_nearly_the_true_best()
    {
        CampaignPlan now = Plan(1);
        CampaignPlan plan = Plan(now.Current.Spend);
        Assert.IsGreaterThanOrEqualTo(now.Current.Expected - 1e-6, plan.Allocation.Sum(a => a.Expected));

        static double Truth(double a, double b, double c) => (40 * Math.Pow(a, 0.5)) + (20 * Math.Pow(b, 0.6)) + (8 * Math.Pow(c, 0.7));
        double best = 0, budget = now.Current.Spend;
        for (double a = 0; a <= 1; a += 0.02)
        {
            for (double b = 0; a + b <= 1; b += 0.02)
            {
                best = Math.Max(best, Truth(a * budget, b * budget, (1 - a - b) * budget));
            }
        }

        Assert.IsGreaterThan(0.98 * best, Truth(plan.Allocation[0].Spend, plan.Allocation[1].Spend, plan.Allocation[2].Spend));
    }

    [TestMethod]
    public void Floors_and_caps_hold_by_cell_campaign_and_channel()
    {
        CampaignPlan plan = Plan(1000, new() { ["video"] = 400 }, new() { ["a/search"] = 100, ["b"] = 550 });

        Assert.IsLessThanOrEqualTo(100 + 1e-9, plan.Allocation[0].Spend);
        Assert.IsLessThanOrEqualTo(550 + 1e-9, plan.Allocation[1].Spend);
        Assert.IsGreaterThanOrEqualTo(400 - 1e-9, plan.Allocation[2].Spend);
        Assert.AreEqual(1000, plan.Allocation.Sum(a => a.Spend), 1e-6);
        Assert.AreEqual(300, Plan(1000, null, new() { ["search"] = 200, ["video"] = 100 }).Allocation.Sum(a => a.Spend), 1e-6);
    }

    [TestMethod]
    public void Wrong_fields_are_named()
    {
        Assert.Contains("constraints.floors.a", Errors(() => Plan(100, new() { ["a"] = 60, ["b"] = 41 })));
        Plan(100, new() { ["a"] = 60, ["b"] = 40 });
        Assert.Contains("constraints.caps.nobody", Errors(() => Plan(100, null, new() { ["nobody"] = 1 })));
        Assert.Contains("constraints.floors.a", Errors(() => Plan(100, new() { ["a"] = 5 }, new() { ["a"] = 4 })));
        Assert.Contains("constraints.floors.search", Errors(() => Plan(100, new() { ["a"] = 5, ["search"] = 4 })));
        Assert.Contains("budget", Errors(() => Plan(-1)));
        Assert.Contains("history", Errors(() => CampaignModel.Default.Plan(new([], 1))));
        Assert.Contains("objective", Errors(() => CampaignModel.Default.Plan(new(History, 1, "clicks"))));
        Assert.Contains("history[0].spend", Errors(() => CampaignModel.Default.Plan(new([History[0] with { Spend = -1 }], 1))));
    }

    [TestMethod]
    public void Single_row_without_spend_still_gets_the_budget() =>
        Assert.AreEqual(5, CampaignModel.Default.Plan(new([History[0] with { Spend = 0, Revenue = 0 }], 5)).Allocation.Single().Spend, 1e-9);

    private static CampaignPlan Plan(double budget, Dictionary<string, double>? floors = null, Dictionary<string, double>? caps = null) =>
        CampaignModel.Default.Plan(new(History, budget, Floors: floors, Caps: caps));

    private static string[] Errors(Action action) => [.. Assert.ThrowsExactly<InvalidRequestException>(action).Errors.Keys];
}
