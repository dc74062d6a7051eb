using Trends.Collect.Quarantine;
using Trends.Governance;
using Trends.Quality.Metrics;
using Trends.Quality.Reports;
using Trends.Storage;
using Trends.Text;

namespace Trends.Tests.Quality;

[TestClass]
public sealed class AssessorTests
{
    private const string Good = """{"id":"1","author":"kim","title":"<b>금리</b> 인하","text":"문의 010-2345-6789","publishedAt":"2026-07-31T20:00:00Z","likes":3,"hashtags":["#경제"]}""";

    [TestMethod]
    public async Task A_post_is_normalised_masked_pseudonymised_and_derived()
    {
        using QualityFixture quality = new();
        BatchRef batch = await quality.LandAsync(RecordKind.Posts, "b1", live: false, Good);

        StageCounts counts = await quality.AssessAsync(batch);

        Assert.AreEqual(new StageCounts(RowsIn: 1, RowsOut: 1), counts);
        Assert.AreEqual(
            "금리 인하|문의 [phone]|2026-08|3|testbook|ko|1970-01-01 00:00:00|2026-07-31 20:00:00",
            await quality.QueryAsync(batch, "title, text, month, likes, platform, language, version_at, event_at"));
        string author = new Pseudonymizer(new PseudonymKey("test", new byte[32])).Author("testbook", "kim");
        Assert.AreEqual(author, await quality.QueryAsync(batch, "author"));
        Assert.Contains("금리 인하", await quality.QueryAsync(batch, "terms::VARCHAR"));
        Assert.Contains("경제", await quality.QueryAsync(batch, "hashtags::VARCHAR"));
        Assert.AreEqual(
            HeldOut.IsHeldOut("금리 인하 문의 [phone]") ? "true" : "false", await quality.QueryAsync(batch, "held_out"));
    }

    [TestMethod]
    public async Task The_columns_of_a_part_have_the_agreed_names_and_types()
    {
        using QualityFixture quality = new();
        BatchRef batch = await quality.LandAsync(RecordKind.Campaigns, "b1", live: false, """{"campaign":"c","channel":"x","date":"2026-07-01","spend":10}""");

        await quality.AssessAsync(batch);

        Assert.AreEqual(
            "UUID|UUID|UUID|TIMESTAMP|TIMESTAMP|VARCHAR|BIGINT|BOOLEAN|DATE|DOUBLE|BIGINT",
            await quality.QueryAsync(batch, "typeof(identity), typeof(entity), typeof(content_hash), typeof(version_at), typeof(event_at), typeof(month), typeof(line), typeof(held_out), typeof(date), typeof(spend), typeof(clicks)"));
        Assert.AreEqual("2026-06-30 15:00:00|2026-07", await quality.QueryAsync(batch, "event_at, month"));
    }

    [TestMethod]
    [DataRow(RecordKind.Signals, "term", 200, "\"at\":\"2026-07-01T00:00:00Z\"")]
    [DataRow(RecordKind.Events, "item", 300, "\"user\":\"u\",\"kind\":\"view\",\"at\":\"2026-07-01T00:00:00Z\"")]
    [DataRow(RecordKind.Campaigns, "campaign", 300, "\"channel\":\"x\",\"date\":\"2026-07-01\",\"spend\":0")]
    [DataRow(RecordKind.Campaigns, "channel", 300, "\"campaign\":\"c\",\"date\":\"2026-07-01\",\"spend\":0")]
    public async Task A_name_that_could_be_no_key_is_quarantined(RecordKind kind, string field, int longest, string rest)
    {
        using QualityFixture quality = new();
        BatchRef batch = await quality.LandAsync(
            kind, "b1", live: false, $"{{\"{field}\":\"{new string('한', longest)}\",{rest}}}", $"{{\"{field}\":\"{new string('한', longest + 1)}\",{rest}}}");

        Assert.AreEqual(new StageCounts(RowsIn: 2, RowsOut: 1, Quarantined: 1), await quality.AssessAsync(batch));
    }

    [TestMethod]
    [DataRow(RecordKind.Posts, """{"id":"1","publishedAt":"2026-07-01T00:00:00Z"}""", "missing-required")]
    [DataRow(RecordKind.Posts, """{"id":"1","text":"<br>","publishedAt":"2026-07-01T00:00:00Z"}""", "missing-required")]
    [DataRow(RecordKind.Posts, """{"id":"1","text":"a"}""", "missing-required")]
    [DataRow(RecordKind.Posts, """{"id":"1","text":"a","publishedAt":"soon"}""", "bad-time")]
    [DataRow(RecordKind.Posts, """{"id":"1","text":"a","publishedAt":"1989-12-31T23:59:59Z"}""", "bad-time")]
    [DataRow(RecordKind.Posts, """{"id":"1","text":"a","publishedAt":"1990-01-01T00:00:00Z"}""", null)]
    [DataRow(RecordKind.Posts, """{"id":"1","text":"a","publishedAt":"2026-08-02T00:00:00Z"}""", null)]
    [DataRow(RecordKind.Posts, """{"id":"1","text":"a","publishedAt":"2026-08-02T00:00:01Z"}""", "bad-time")]
    [DataRow(RecordKind.Posts, """{"id":"1","title":"a","publishedAt":"2026-07-01T00:00:00Z","likes":-1,"url":"nowhere"}""", null)]
    [DataRow(RecordKind.Events, """{"user":"u","kind":"jump","item":"i","at":"2026-07-01T00:00:00Z"}""", "unknown-kind")]
    [DataRow(RecordKind.Events, """{"user":"u","kind":"view","item":"i","at":"2026-07-01T00:00:00Z"}""", null)]
    [DataRow(RecordKind.Campaigns, """{"campaign":"c","channel":"x","date":"2026-07-01","spend":-0.01}""", "negative-number")]
    [DataRow(RecordKind.Campaigns, """{"campaign":"c","channel":"x","date":"2026-07-01","spend":0}""", null)]
    [DataRow(RecordKind.Campaigns, """{"campaign":"c","channel":"x","date":"2026-07-01","spend":"much"}""", "not-a-number")]
    [DataRow(RecordKind.Labels, """{"text":"a","label":"great"}""", "unknown-label")]
    [DataRow(RecordKind.Labels, """{"text":"a","label":"neutral"}""", null)]
    [DataRow(RecordKind.Signals, """{"term":"a","at":"2026-07-01T00:00:00Z","value":-1}""", null)]
    public async Task Only_a_defect_in_a_required_cell_quarantines(RecordKind kind, string record, string? reason)
    {
        using QualityFixture quality = new();
        BatchRef batch = await quality.LandAsync(kind, "b1", live: false, record);

        StageCounts counts = await quality.AssessAsync(batch);
        BatchReport? report = await quality.Assessor.FindReportAsync(batch, CancellationToken.None);

        Assert.AreEqual(reason is null ? 0 : 1, counts.Quarantined);
        Assert.AreEqual(1, counts.RowsOut + counts.Quarantined);
        Assert.AreEqual(reason, report!.Counts.Quarantined.Keys.SingleOrDefault());
    }

    [TestMethod]
    public async Task A_defective_optional_cell_is_emptied_and_counted()
    {
        using QualityFixture quality = new();
        BatchRef batch = await quality.LandAsync(
            RecordKind.Posts, "b1", live: false, """{"id":"1","title":"a","publishedAt":"2026-07-01T00:00:00Z","likes":-1,"url":"nowhere","label":"good"}""");

        await quality.AssessAsync(batch);
        BatchReport? report = await quality.Assessor.FindReportAsync(batch, CancellationToken.None);

        Assert.AreEqual("true|true|true", await quality.QueryAsync(batch, "likes IS NULL, url IS NULL, label IS NULL"));
        Assert.AreEqual(1, report!.Counts.Fields["url"].Defects["bad-pattern"]);
        Assert.AreEqual(1, report.Counts.Fields["likes"].Defects["negative-count"]);
        Assert.AreEqual(0, report.Counts.Fields["likes"].Passed);
    }

    [TestMethod]
    public async Task A_batch_that_is_assessed_is_not_written_again()
    {
        using QualityFixture quality = new();
        BatchRef batch = await quality.LandAsync(RecordKind.Posts, "b1", live: false, Good, "{}");
        StageCounts first = await quality.AssessAsync(batch);
        int writes = quality.Lake.Writes;

        StageCounts second = await quality.AssessAsync(batch);

        Assert.AreEqual(first, second);
        Assert.AreEqual(1, second.Quarantined);
        Assert.AreEqual(writes, quality.Lake.Writes);
    }

    [TestMethod]
    public async Task Bad_records_and_emptied_cells_are_told_with_file_and_line()
    {
        using QualityFixture quality = new();
        const string Old = """{"id":"1","text":"a","publishedAt":"1246-01-01T00:00:00Z"}""";
        BatchRef batch = await quality.LandAsync(
            RecordKind.Posts, "b1", live: false, Old, Old, """{"id":"2","text":"a","publishedAt":"2026-07-01T00:00:00Z","likes":-1}""", Old, Old);

        await quality.AssessAsync(batch);
        QualityReport report = await quality.Stage.ReportAsync("r1", [batch], null, CancellationToken.None);

        IReadOnlyList<BadRecords> bad = report.Datasets.Single().BadRecords;
        Assert.AreEqual("bad-time::4 negative-count:likes:1", string.Join(' ', bad.Select(b => FormattableString.Invariant($"{b.Reason}:{b.Field}:{b.Count}"))));
        CollectionAssert.AreEqual(new long[] { 1, 2, 4 }, bad[0].Examples.Select(e => e.Line).ToArray());
        Assert.AreEqual(new BadRecordExample("a.ndjson", 1, "bad-time", "publishedAt is '1246-01-01T00:00:00Z'; expected from 1990-01-01 to 24 hours ahead of the clock."), bad[0].Examples[0]);
        Assert.IsNotNull(await quality.Lake.FindAsync(bad[0].Quarantine!, CancellationToken.None));
        Assert.AreEqual(new BadRecordExample("a.ndjson", 3, "negative-count", "likes is '-1'. The cell is left empty, the record stays."), bad[1].Examples.Single());
        Assert.IsNull(bad[1].Quarantine);
    }

    [TestMethod]
    public async Task A_batch_of_which_nothing_is_accepted_has_an_empty_part()
    {
        using QualityFixture quality = new();
        BatchRef batch = await quality.LandAsync(RecordKind.Posts, "b1", live: false, "{}");

        await quality.AssessAsync(batch);

        Assert.AreEqual(string.Empty, await quality.QueryAsync(batch, "identity"));
    }

    [TestMethod]
    public async Task Observations_of_a_post_share_its_entity_and_not_its_identity()
    {
        using QualityFixture quality = new();
        BatchRef batch = await quality.LandAsync(
            RecordKind.Posts,
            "b1",
            live: false,
            """{"id":"1","title":"a","publishedAt":"2026-07-01T00:00:00Z","observedAt":"2026-07-02T00:00:00Z","views":1}""",
            """{"id":"1","title":"a","publishedAt":"2026-07-01T00:00:00Z","observedAt":"2026-07-03T00:00:00Z","views":2}""",
            """{"id":"1","title":"a","publishedAt":"2026-07-01T00:00:00Z","views":3}""");

        await quality.AssessAsync(batch);

        Assert.HasCount(1, (await quality.QueryAsync(batch, "entity")).Split('\n').Distinct());
        Assert.HasCount(3, (await quality.QueryAsync(batch, "identity")).Split('\n').Distinct());
        Assert.AreEqual("2026-07-02 00:00:00\n2026-07-03 00:00:00\n1970-01-01 00:00:00", await quality.QueryAsync(batch, "version_at"));
    }

    [TestMethod]
    public async Task Rows_stand_in_order_of_time()
    {
        using QualityFixture quality = new();
        BatchRef batch = await quality.LandAsync(
            RecordKind.Events,
            "b1",
            live: true,
            """{"user":"u","kind":"view","item":"b","at":"2026-07-02T00:00:00Z"}""",
            """{"user":"u","kind":"view","item":"a","at":"2026-07-01T00:00:00Z"}""");

        await quality.AssessAsync(batch);

        Assert.AreEqual("a\nb", await quality.QueryAsync(batch, "item"));
        Assert.StartsWith("2026-08-01 00:00:00", await quality.QueryAsync(batch, "version_at"));
    }
}
