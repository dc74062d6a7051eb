using System.Globalization;
using Trends.Serving.Trending;
using Trends.Tests.Serving.Trending;

namespace Trends.Tests.Pipeline;

[TestClass]
public sealed class StoriesTests
{
    private const int Title = 1, Story = 5, PublishedAt = 7;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("36h", 36, "2014-03-12T05:00:00Z")]
    [DataRow("24h", 24, "2014-03-11T12:00:00Z")]
    public async Task Of_the_ten_largest_stories_at_least_eight_have_a_term_of_their_own(string window, int hours, string at)
    {
        string folder = DataPipeline.RealData("news-en");
        DateTimeOffset end = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
        List<string[]> rows = [.. NewsStoriesTests.Split(await File.ReadAllTextAsync(Path.Combine(folder, "news.csv"), TestContext.CancellationToken)).Skip(1)];
        ILookup<string, string> stories = rows.ToLookup(r => Key(r[Title], Time(r)), r => r[Story]);
        string[] largest = [.. rows.Where(r => Time(r) >= end.AddHours(-hours) && Time(r) < end).CountBy(r => r[Story]).OrderByDescending(s => s.Value).Take(10).Select(s => s.Key)];

        await using DataPipeline pipeline = new();
        await pipeline.RunAsync([folder], TestContext.CancellationToken);
        TrendAnswer answer = await pipeline.Queries.TopAsync(window, 30, new(), end, TestContext.CancellationToken);

        HashSet<string> told = [];
        foreach (TrendItem item in answer.Items)
        {
            string[] own = [.. item.Evidence.Select(e => stories[Key(e.Title, e.PublishedAt)].FirstOrDefault() ?? "")];
            (string main, int count) = own.CountBy(s => s).MaxBy(s => s.Value);
            double share = (double)count / own.Length;
            TestContext.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{item.Score,7:f1} {item.UniqueCount,4} {item.Expected,6:f1} {share:f1} {Array.IndexOf(largest, main),3} {item.Term} | {item.Evidence[0].Title}"));
            if (share >= 0.8)
            {
                told.Add(main);
            }
        }

        TestContext.WriteLine($"{largest.Count(told.Contains)} of {largest.Length} stories told");
        // A quiet day has fewer terms that rise than asked for.
        Assert.IsInRange(20, 30, answer.Items.Count);
        Assert.IsGreaterThanOrEqualTo(8, largest.Count(told.Contains));
    }

    // Titles as the pipeline keeps them differ in white space and marks alone.
    private static string Key(string title, DateTimeOffset at) => $"{at.ToUnixTimeSeconds()} {string.Concat(title.Where(char.IsLetterOrDigit))}";

    private static DateTimeOffset Time(string[] row) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(row[PublishedAt], CultureInfo.InvariantCulture));
}
