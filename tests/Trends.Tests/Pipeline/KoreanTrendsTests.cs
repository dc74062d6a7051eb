using System.Globalization;
using Trends.Serving.Trending;

namespace Trends.Tests.Pipeline;

[TestClass]
public sealed class KoreanTrendsTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task A_day_of_some_hundred_headlines_gives_at_least_five_trends_with_evidence()
    {
        await using DataPipeline pipeline = new();
        await pipeline.RunAsync([DataPipeline.RealData("news-ko")], TestContext.CancellationToken);
        foreach (string day in (string[])["2026-07-15", "2026-08-01", "2026-08-15"])
        {
            DateTimeOffset at = DateTimeOffset.Parse(day + "T12:00:00Z", CultureInfo.InvariantCulture);
            TrendAnswer answer = await pipeline.Queries.TopAsync("24h", 20, new(), at, TestContext.CancellationToken);
            TestContext.WriteLine(day);
            foreach (TrendItem item in answer.Items)
            {
                TestContext.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{item.Score,7:f1} {item.UniqueCount,4} {item.Expected,6:f1} {item.Term} | {item.Evidence[0].Title} | {item.Evidence[^1].Title}"));
            }

            Assert.IsGreaterThanOrEqualTo(5, answer.Items.Count);
            Assert.IsTrue(answer.Items.All(i => i.Score > 0 && i.Evidence.Count > 1));
        }
    }
}
