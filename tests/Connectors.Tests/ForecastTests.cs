using Connectors.Tests.Rig;
using Trends.Collect.Connect;

namespace Connectors.Tests;

/// <summary>What a plan will cost is asked before it runs.</summary>
[TestClass]
public sealed class ForecastTests
{
    [TestMethod]
    [DataRow(30, false)]
    [DataRow(31, true)]
    public async Task A_plan_of_more_hashtags_than_a_week_permits_is_told_before_it_runs(int hashtags, bool isTold)
    {
        await using ConnectorRig rig = await ConnectorRig.StartAsync("instagram");
        SourceRead[] reads = [.. Enumerable.Range(0, hashtags).Select(i => new SourceRead("instagram-hashtags", $"tag{i}"))];

        IReadOnlyList<(string Stream, string Text)> told = await rig.Forecaster.ForecastAsync(reads, default);

        Assert.AreEqual(isTold, told.Count > 0, string.Join('\n', told));
        if (isTold)
        {
            Assert.Contains("31 calls at least", told[0].Text);
        }
    }

    [TestMethod]
    public async Task A_plan_that_fits_is_not_spoken_of()
    {
        await using ConnectorRig rig = await ConnectorRig.StartAsync("mastodon");

        Assert.IsEmpty(await rig.Forecaster.ForecastAsync(await rig.Planner.PlanAsync(null, null, ofParents: false, default), default));
    }

    [TestMethod]
    public async Task After_a_first_read_the_plan_counts_what_is_spent()
    {
        await using ConnectorRig rig = await ConnectorRig.StartAsync("naver-blog");
        IReadOnlyList<SourceRead> reads = [.. Enumerable.Range(0, 25_000).Select(i => new SourceRead("naver-blog-search", $"term{i}"))];
        Assert.Contains("25,000 calls at least: quota 'second' permits all of them by 2026-05-20 06:4", (await rig.Forecaster.ForecastAsync(reads, default)).Single().Text);

        await rig.CollectAsync();

        Assert.Contains("quota 'searches' permits all of them by 2026-05-20 15:00", (await rig.Forecaster.ForecastAsync(reads, default)).Single().Text);
    }
}
