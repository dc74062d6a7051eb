using System.Text;
using Trends.Quality;
using Trends.Quality.Metrics;
using Trends.Quality.Reports;

namespace Trends.Tests.Quality;

[TestClass]
public sealed class QualityReportTests
{
    [TestMethod]
    public async Task Scores_follow_their_formulas()
    {
        using QualityFixture quality = new();
        BatchRef batch = await quality.LandAsync(
            RecordKind.Campaigns,
            "b1",
            live: false,
            """{"campaign":"a","channel":"x","date":"2026-07-01","spend":1,"impressions":10,"clicks":11}""",
            """{"campaign":"b","channel":"x","date":"2026-07-01","spend":1,"clicks":"?"}""",
            """{"campaign":"c","channel":"x","date":"2026-07-01"}""",
            """{"campaign":"d","channel":"x","date":"2026-07-02","spend":1}""");
        await quality.AssessAsync(batch);

        QualityReport report = await quality.Stage.ReportAsync("r1", [batch], asOf: null, CancellationToken.None);

        Assert.AreEqual(15.0 / 16, report.Completeness, 1e-12);
        Assert.AreEqual(17.0 / 18, report.Accuracy, 1e-12);
        Assert.AreEqual(3.0 / 4, report.Consistency, 1e-12);
        Assert.AreEqual(0, report.TimelinessSeconds);
        Assert.IsFalse(report.Passed);
        Assert.AreEqual(1, report.Datasets.Single().Quarantined["missing-required"]);
    }

    [TestMethod]
    public async Task Copies_and_contradictions_break_uniqueness_and_other_counts_do_not()
    {
        using QualityFixture quality = new();
        string post = """{"id":"1","title":"alpha","publishedAt":"2026-07-01T00:00:00Z","likes":1}""";
        BatchRef one = await quality.LandAsync(RecordKind.Posts, "b1", live: false, post, post.Replace("\"likes\":1", "\"likes\":2", StringComparison.Ordinal));
        BatchRef two = await quality.LandAsync(RecordKind.Posts, "b2", live: false, post, post.Replace("alpha", "beta", StringComparison.Ordinal));
        await quality.AssessAsync(one);
        await quality.AssessAsync(two);

        QualityReport report = await quality.Stage.ReportAsync("r1", [one, two, one], asOf: null, CancellationToken.None);

        Assert.AreEqual(4, report.Datasets.Single().Rows);
        Assert.AreEqual(2.0 / 4, report.Consistency, 1e-12);
        Assert.AreEqual(2, report.Datasets.Single().BrokenRules["unique in the dataset"]);
    }

    [TestMethod]
    public async Task Files_are_measured_from_as_of_to_the_newest_event_and_live_data_by_delay()
    {
        using QualityFixture quality = new();
        BatchRef file = await quality.LandAsync(RecordKind.Posts, "b1", live: false, """{"id":"1","title":"a","publishedAt":"2026-07-31T23:00:00Z"}""");
        await quality.AssessAsync(file);
        QualityReport files = await quality.Stage.ReportAsync("r1", [file], QualityFixture.Now, CancellationToken.None);
        using QualityFixture other = new();
        BatchRef live = await other.LandAsync(RecordKind.Posts, "b2", live: true, """{"id":"1","title":"a","publishedAt":"2026-07-31T23:50:00Z"}""");
        await other.AssessAsync(live);
        QualityReport lives = await other.Stage.ReportAsync("r2", [live], asOf: null, CancellationToken.None);

        Assert.AreEqual(3_600, files.TimelinessSeconds);
        Assert.AreEqual(600, lives.TimelinessSeconds, 12);
    }

    [TestMethod]
    public async Task The_report_is_published_as_json_and_as_a_page_that_escapes_what_it_shows()
    {
        using QualityFixture quality = new();
        BatchRef batch = await quality.LandAsync(RecordKind.Posts, "b1", live: false, """{"id":"1","title":"a","publishedAt":"2026-07-01T00:00:00Z"}""");
        await quality.AssessAsync(batch);

        QualityReport report = await quality.Stage.ReportAsync("r1", [batch], null, CancellationToken.None);
        string page = await File.ReadAllTextAsync(await quality.Lake.GetLocalFileAsync("reports/quality/r1.html", CancellationToken.None), Encoding.UTF8);
        string json = await File.ReadAllTextAsync(await quality.Lake.GetLocalFileAsync("reports/quality/r1.json", CancellationToken.None), Encoding.UTF8);
        string hostile = QualityPage.Render(report with { RunId = "<script>한글" }, new());

        Assert.Contains("test-set", page);
        Assert.Contains("\"timelinessSeconds\":0", json);
        Assert.Contains("\"passed\":true", json);
        Assert.DoesNotContain("<script>", hostile);
        Assert.Contains("&lt;script&gt;한글", hostile);
    }

    [TestMethod]
    public async Task A_report_over_a_batch_that_is_not_assessed_is_refused()
    {
        using QualityFixture quality = new();
        BatchRef batch = await quality.LandAsync(RecordKind.Posts, "b1", live: false, "{}");

        TrendsException e = await Assert.ThrowsExactlyAsync<TrendsException>(() => quality.Stage.ReportAsync("r1", [batch], null, CancellationToken.None));

        Assert.Contains("b1", e.Message);
    }

    [TestMethod]
    [DataRow(0.95, 0.90, 0.85, 300, true)]
    [DataRow(0.9499, 0.90, 0.85, 300, false)]
    [DataRow(0.95, 0.8999, 0.85, 300, false)]
    [DataRow(0.95, 0.90, 0.8499, 300, false)]
    [DataRow(0.95, 0.90, 0.85, 301, false)]
    public void A_score_that_equals_its_threshold_passes(double completeness, double accuracy, double consistency, double timeliness, bool passes)
    {
        QualityReport report = Report(new(completeness, accuracy, consistency, timeliness));

        GateDecision stop = QualityGate.Decide(report, new(), GateMode.Stop);
        GateDecision warn = QualityGate.Decide(report, new(), GateMode.Warn);

        Assert.AreEqual(passes, stop.Passed);
        Assert.AreEqual(!passes, stop.Stops);
        Assert.IsFalse(warn.Stops);
        Assert.HasCount(passes ? 0 : 1, stop.Failures);
    }

    [TestMethod]
    public void Overall_scores_are_weighted_by_rows() =>
        Assert.AreEqual(new QualityScores(0.75, 1, 1, 30), QualityScores.Overall([(new(1, 1, 1, 0), 100), (new(0.5, 1, 1, 60), 100)]));

    [TestMethod]
    [DataRow(1.01)]
    [DataRow(-0.01)]
    public void A_threshold_outside_of_0_and_1_is_refused(double threshold) =>
        Assert.IsTrue(new QualityOptionsValidator().Validate(null, new() { Completeness = threshold }).Failed);

    private static QualityReport Report(QualityScores s)
    {
        DatasetQuality dataset = new(
            "a", "posts", s.Completeness, s.Accuracy, s.Consistency, s.TimelinessSeconds, 1, true, 1, null,
            new Dictionary<string, FieldCounts>(), new Dictionary<string, long>(), new Dictionary<string, long>());
        return new("r", null, s.Completeness, s.Accuracy, s.Consistency, s.TimelinessSeconds, true, [dataset]);
    }
}
