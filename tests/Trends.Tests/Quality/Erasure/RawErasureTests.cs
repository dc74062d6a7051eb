using Trends.Collect.Connect;
using Trends.Collect.Landing;
using Trends.Governance.Erasure;
using Trends.Quality;
using Trends.Quality.Erasure;

namespace Trends.Tests.Quality.Erasure;

[TestClass]
public sealed class RawErasureTests : IDisposable
{
    private readonly QualityFixture _quality = new();

    public void Dispose() => _quality.Dispose();

    [TestMethod]
    public async Task A_mark_stays_in_the_place_of_each_erased_record_and_counts_still_balance()
    {
        BatchRef batch = await LandAsync(Post("1", "kim"), Post("2", "lee"), Post("3", "kim"));
        await _quality.AssessAsync(batch);
        await EraseAsync(ErasureRole.Author, "kim");

        StageCounts counts = await _quality.AssessAsync(batch);

        Assert.AreEqual(new StageCounts(RowsIn: 3, RowsOut: 1, Erased: 2), counts);
        Assert.AreEqual("2", await _quality.QueryAsync(batch, "id"));
        Assert.AreEqual("records 2, marks 1 3", await LinesAsync(batch));
    }

    [TestMethod]
    public async Task Marks_of_two_erasures_stand_together_and_a_third_time_nothing_is_written()
    {
        BatchRef batch = await LandAsync(Post("1", "kim"), Post("2", "lee"), Post("3", "park"), Post("4", "choi"));
        await EraseAsync(ErasureRole.Author, "lee");
        await EraseAsync(ErasureRole.Post, "4");
        int writes = _quality.Lake.Writes;

        ErasedFrom again = await EraseAsync(ErasureRole.Post, "4");

        Assert.AreEqual("records 1 3, marks 2 4", await LinesAsync(batch));
        Assert.AreEqual(new ErasedFrom("raw", 2, 0, 0), again);
        Assert.AreEqual(writes, _quality.Lake.Writes);
    }

    [TestMethod]
    public async Task A_batch_that_comes_after_its_author_was_erased_loses_them_in_raw_too()
    {
        await EraseAsync(ErasureRole.Author, "kim");
        BatchRef batch = await LandAsync(Post("1", "kim"), Post("2", "lee"));

        Assert.AreEqual(new StageCounts(RowsIn: 2, RowsOut: 1, Erased: 1), await _quality.AssessAsync(batch));
        Assert.AreEqual("records 2, marks 1", await LinesAsync(batch));
    }

    [TestMethod]
    [DataRow("staging/_accepted/posts/test-set/b1.parquet")]
    [DataRow("staging/_accepted/posts/test-set/b1.json")]
    [DataRow("raw/posts/test-set/b1.ndjson.gz")]
    public async Task Erasing_that_was_stopped_before_any_write_is_finished_the_next_time(string path)
    {
        BatchRef batch = await LandAsync(Post("1", "kim"), Post("2", "lee"));
        await _quality.AssessAsync(batch);
        _quality.Lake.BeforeWrite = p => _ = p == path ? throw new TrendsException("stopped") : 0;
        await Assert.ThrowsExactlyAsync<TrendsException>(() => EraseAsync(ErasureRole.Author, "kim"));
        _quality.Lake.BeforeWrite = null;

        Assert.AreEqual(1, (await EraseAsync(ErasureRole.Author, "kim")).Erased);

        Assert.AreEqual("2", await _quality.QueryAsync(batch, "id"));
        Assert.AreEqual("records 2, marks 1", await LinesAsync(batch));
    }

    [TestMethod]
    [DataRow("staging/_accepted/posts/test-set/b1.parquet")]
    [DataRow("staging/_accepted/posts/test-set/b1.json")]
    [DataRow("raw/posts/test-set/b1.ndjson.gz")]
    public async Task A_new_batch_whose_assessment_was_stopped_before_any_write_is_erased_the_next_time(string path)
    {
        await EraseAsync(ErasureRole.Author, "kim");
        BatchRef batch = await LandAsync(Post("1", "kim"), Post("2", "lee"));
        _quality.Lake.BeforeWrite = p => _ = p == path ? throw new TrendsException("stopped") : 0;
        await Assert.ThrowsExactlyAsync<TrendsException>(() => _quality.AssessAsync(batch));
        _quality.Lake.BeforeWrite = null;

        Assert.AreEqual(new StageCounts(RowsIn: 2, RowsOut: 1, Erased: 1), await _quality.AssessAsync(batch));
        Assert.AreEqual("records 2, marks 1", await LinesAsync(batch));
    }

    [TestMethod]
    public async Task A_batch_that_was_never_assessed_is_erased_and_stays_so()
    {
        BatchRef batch = await LandAsync(Post("1", "kim"), Post("2", "lee"));

        await EraseAsync(ErasureRole.Author, "kim");

        Assert.AreEqual("records 2, marks 1", await LinesAsync(batch));
        Assert.IsNull(await _quality.Assessor.FindReportAsync(batch, default));
    }

    private static string Post(string id, string author) => $$"""{"id":"{{id}}","author":"{{author}}","text":"tea {{id}}","publishedAt":"2026-07-01T00:00:00Z"}""";

    private Task<BatchRef> LandAsync(params string[] records) => _quality.LandAsync(RecordKind.Posts, "b1", live: false, records);

    private async Task<ErasedFrom> EraseAsync(ErasureRole role, string name)
    {
        ErasureKeys keys = new(_quality);
        ErasureStage stage = new(_quality.Lake, _quality.Erasures, _quality.Assessor, new KnownRecords(new(_quality.State), new(_quality.State), SourceCatalog.Current, Microsoft.Extensions.Options.Options.Create(new SourcesOptions())), Microsoft.Extensions.Logging.Abstractions.NullLogger<ErasureStage>.Instance);
        IReadOnlyList<ErasureSlice> slices = await stage.PlanAsync(
            role == ErasureRole.Author ? await keys.OfAuthorAsync([name], "testbook", default) : await keys.OfPostAsync(name, null, default), default);
        List<ErasedFrom> erased = [];
        foreach (ErasureSlice slice in slices)
        {
            erased.Add(await stage.EraseAsync(slice, AssessContext.At(QualityFixture.Now), default));
        }

        return ErasedFrom.Sum(erased).FirstOrDefault(e => e.Store == "raw") ?? new("raw", 0, 0, 0);
    }

    private async Task<string> LinesAsync(BatchRef batch)
    {
        using RawBatch raw = await new RawBatchReader(_quality.Lake).OpenAsync(batch, default);
        List<long> lines = [];
        while (raw.Read(out RawRecord record))
        {
            lines.Add(record.Line);
        }

        return $"records {string.Join(' ', lines)}, marks {string.Join(' ', raw.Erased)}";
    }
}
