using Trends.Serving.Trending;

namespace Trends.Tests.Pipeline;

[TestClass]
public sealed class SignalsTests
{
    private const string Manifest = """
        { "dataset": "searches", "kind": "signals", "platform": "google-trends", "files": ["s.csv"], "format": { "type": "csv" },
          "fields": { "term": "term", "region": "region", "at": "at", "value": { "from": "value", "number": "suffix" } } }
        """;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task A_signal_shows_with_its_term_in_whatever_case_it_came()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("signals-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "dataset.json"), Manifest, TestContext.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "s.csv"),
            "term,region,at,value\nMLB,KR,2026-07-23T08:02:35Z,1000+\nmlb,KR,2026-07-23T08:02:35Z,2만\n푸바오,KR,2026-07-23T09:00:00Z,\nmlb,US,2026-07-24T08:00:00Z,5\n",
            TestContext.CancellationToken);
        await using DataPipeline pipeline = new();
        await pipeline.RunAsync([folder.FullName], TestContext.CancellationToken);
        folder.Delete(recursive: true);

        TermAnswer latest = await pipeline.Queries.TermAsync("MLB", new(), null, null, "1h", TestContext.CancellationToken);
        IReadOnlyList<TrendSignal> first = await pipeline.Source.ReadSignalsAsync("mlb", At("2026-07-23T08:02:35Z"), At("2026-07-24T08:00:00Z"), TestContext.CancellationToken);

        CollectionAssert.AreEqual(new double?[] { 5, 1000, 20000 }, latest.Signals.Select(s => s.Value).OrderBy(v => v is 5 ? 0 : v).ToArray());
        Assert.AreEqual("KR|searches|2026-07-23T08:02:35", string.Join('|', first[0].Region, first[0].Source, $"{first[0].At:s}"));
        Assert.HasCount(2, first);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
