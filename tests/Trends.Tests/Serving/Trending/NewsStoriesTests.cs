using System.Globalization;
using System.Text;
using Trends.Serving.Trending;

namespace Trends.Tests.Serving.Trending;

[TestClass]
public sealed class NewsStoriesTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Of_the_ten_largest_stories_of_36_hours_at_least_eight_have_a_term_of_their_own()
    {
        List<string[]> rows = Read("news-en/news.csv");
        int id = 0, title = 1, story = 5, at = 7;
        DateTimeOffset end = new(2014, 3, 12, 5, 0, 0, TimeSpan.Zero);
        Dictionary<string, string> stories = rows.ToDictionary(r => r[id], r => r[story]);
        TrendDocument[] documents = [.. rows.Select(r => SampleTrendSource.Document(r[id], r[title], DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(r[at], CultureInfo.InvariantCulture))))];
        string[] largest = [.. documents.Where(d => d.PublishedAt >= end.AddHours(-36) && d.PublishedAt < end)
            .CountBy(d => stories[d.Id]).OrderByDescending(s => s.Value).Take(10).Select(s => s.Key)];

        TrendAnswer answer = await new TrendQueries(new SampleTrendSource(documents), [], []).TopAsync("36h", 30, new(), end, TestContext.CancellationToken);

        HashSet<string> told = [];
        foreach (TrendItem item in answer.Items)
        {
            (string main, int count) = item.Evidence.CountBy(e => stories[e.Id]).MaxBy(s => s.Value);
            double share = (double)count / item.Evidence.Count;
            TestContext.WriteLine($"{item.Score,7:f1} {item.UniqueCount,4} {item.Expected,6:f1} {share:f1} {Array.IndexOf(largest, main),3} {item.Term}");
            if (share >= 0.8)
            {
                told.Add(main);
            }
        }

        Assert.HasCount(30, answer.Items);
        Assert.IsGreaterThanOrEqualTo(8, largest.Count(told.Contains));
    }

    [TestMethod]
    [DataRow("2026-06-20")]
    [DataRow("2026-07-15")]
    [DataRow("2026-08-10")]
    public async Task Korean_days_are_read(string day)
    {
        List<string[]> rows = Read("news-ko/news.csv");
        TrendDocument[] documents = [.. rows.Select(r => SampleTrendSource.Document(
            r[0], r[1].EndsWith(" - " + r[2], StringComparison.Ordinal) ? r[1][..^(r[2].Length + 3)] : r[1], DateTimeOffset.Parse(r[3], CultureInfo.InvariantCulture)))];

        TrendAnswer answer = await new TrendQueries(new SampleTrendSource(documents), [], [])
            .TopAsync("1d", 20, new(), DateTimeOffset.Parse(day + "T15:00:00Z", CultureInfo.InvariantCulture), TestContext.CancellationToken);

        foreach (TrendItem item in answer.Items)
        {
            TestContext.WriteLine($"{item.Score,7:f1} {item.UniqueCount,4} {item.Expected,6:f1} {item.Term}   | {item.Evidence[0].Title}");
        }

        Assert.IsTrue(answer.Items.All(i => i.Score > 0));
    }

    private static List<string[]> Read(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string file = Path.Combine(folder.FullName, "shared", "data", name);
            if (File.Exists(file))
            {
                return [.. Split(File.ReadAllText(file)).Skip(1)];
            }
        }

        Assert.Inconclusive($"The folder shared/data with {name} is not beside the repository.");
        return [];
    }

    internal static IEnumerable<string[]> Split(string csv)
    {
        List<string> row = [];
        StringBuilder cell = new();
        bool quoted = false;
        foreach (char c in csv)
        {
            if (c == '"')
            {
                // A doubled quote closes and opens again, which only costs its mark in a title.
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\n' && !quoted)
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n')
                {
                    yield return [.. row];
                    row.Clear();
                }
            }
            else
            {
                cell.Append(c);
            }
        }
    }
}
