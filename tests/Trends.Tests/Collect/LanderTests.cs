using System.Text;
using Microsoft.Extensions.Time.Testing;
using Trends.Collect.Landing;
using Trends.Collect.Manifests;
using Trends.Collect.Quarantine;
using Trends.Pipeline;

namespace Trends.Tests.Collect;

[TestClass]
public sealed class LanderTests : IDisposable
{
    private const string ManifestJson = """{"dataset":"t","kind":"signals","files":["*.csv"],"format":{"type":"csv"},"fields":{"term":"a","at":"b"}}""";
    private readonly TempFolder _folder = new();
    private readonly FakeLake _lake = new();
    private readonly FakeState _state = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public void Dispose()
    {
        _folder.Dispose();
        _lake.Dispose();
    }

    [TestMethod]
    public async Task Records_land_in_raw_and_bad_ones_in_quarantine()
    {
        LandResult result = await LandAsync("a,b\nx,2021-02-03\n1,2,3\ny,2021-02-04\n");

        Assert.AreEqual(new StageCounts(RowsIn: 3, RowsOut: 2, Quarantined: 1, RowsWritten: 2), result.Counts);
        Assert.AreEqual(1, result.Reasons["ragged"]);
        Assert.StartsWith("raw/signals/t/2026/01/02/03/", result.Batches[0].Path);
        using RawBatch batch = await new RawBatchReader(_lake).OpenAsync(result.Batches[0], default);
        Assert.IsTrue(batch.Read(out RawRecord first));
        Assert.AreEqual("""{"a":"x","b":"2021-02-03"}""", Encoding.UTF8.GetString(first.Json.Span));
        Assert.AreEqual(RawRecord.Hash(first.Json.Span), first.ContentHash);
        Assert.AreEqual("x", batch.CreateMapper().Map(first).Record.Text("term"));
        Assert.IsTrue(batch.Read(out RawRecord second));
        Assert.AreEqual(4, second.Line);
        Assert.IsFalse(batch.Read(out _));
    }

    [TestMethod]
    public async Task Bad_records_are_told_with_file_line_reason_and_fix_the_first_three_of_each()
    {
        LandResult result = await LandAsync("a,b\n1,2,3\nx,2021-02-03\n1,2,3\n1,2,3\n1,2,3\nz,\0\n");

        Assert.AreEqual("nul-byte:1 ragged:4", string.Join(' ', result.Bad.Select(b => FormattableString.Invariant($"{b.Reason}:{b.Count}"))));
        BadRecords ragged = result.Bad[1];
        CollectionAssert.AreEqual(new long[] { 2, 4, 5 }, ragged.Examples.Select(e => e.Line).ToArray());
        Assert.EndsWith(".csv", ragged.Examples[0].File);
        Assert.AreEqual("The row has 3 cells for 2 columns.", ragged.Examples[0].Message);
        Assert.Contains("format.delimiter", ragged.Fix);
        Assert.IsNotNull(await _lake.FindAsync(ragged.Quarantine!, default));
    }

    [TestMethod]
    public async Task An_empty_file_is_told()
        => Assert.Contains("has no rows", (await LandAsync(string.Empty)).Warnings.Single());

    [TestMethod]
    public async Task File_landed_again_is_all_duplicates_and_writes_nothing()
    {
        LandResult first = await LandAsync("a,b\nx,2021-02-03\n1,2,3\n");
        int writes = _lake.Writes;
        _clock.Advance(TimeSpan.FromDays(1));
        LandResult again = await LandAsync("a,b\nx,2021-02-03\n1,2,3\n");

        Assert.AreEqual(new StageCounts(RowsIn: 2, Duplicates: 2), again.Counts);
        CollectionAssert.AreEqual(first.Batches.ToArray(), again.Batches.ToArray());
        Assert.AreEqual(writes, _lake.Writes);
    }

    [TestMethod]
    [DataRow("publish")]
    [DataRow("index")]
    [DataRow("landed")]
    public async Task Crash_at_any_step_and_a_later_rerun_leave_what_one_landing_leaves(string step)
    {
        const string Content = "a,b\nx,2021-02-03\n1,2,3\n";
        if (step == "publish")
        {
            _lake.BeforePublish = p => { if (p.StartsWith("raw/", StringComparison.Ordinal)) { throw new TimeoutException(); } };
        }
        else
        {
            int writes = 0;
            _state.BeforeWrite = t => { if (t == (step == "index" ? "batches" : "landed") && (step == "index" || ++writes == 2)) { throw new TimeoutException(); } };
        }

        await Assert.ThrowsExactlyAsync<TimeoutException>(() => LandAsync(Content));
        _lake.BeforePublish = null;
        _state.BeforeWrite = null;
        _clock.Advance(TimeSpan.FromHours(5));
        LandResult result = await LandAsync(Content);

        Assert.AreEqual(new StageCounts(RowsIn: 2, RowsOut: 1, Quarantined: 1, RowsWritten: 1), result.Counts);
        Assert.HasCount(2, _lake.Objects);
        Assert.Contains("/2026/01/02/03/", result.Batches[0].Path);
        Assert.IsEmpty(Directory.GetFiles(_lake.ScratchFolder));
    }

    [TestMethod]
    public async Task Records_outside_of_the_window_are_skipped_and_not_counted()
    {
        LandWindow window = new(new DateTimeOffset(2021, 2, 3, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2021, 2, 4, 0, 0, 0, TimeSpan.Zero));
        LandResult result = await LandAsync("a,b\nbefore,2021-02-02T23:59:59Z\nfirst,2021-02-03\nend,2021-02-04\nodd,soon\n", window);

        Assert.AreEqual(2, result.Skipped);
        Assert.AreEqual(2, result.Counts.RowsIn);
    }

    [TestMethod]
    public async Task File_of_more_than_a_batch_is_cut_after_50000_records()
    {
        LandResult result = await LandAsync("a,b\n" + string.Concat(Enumerable.Repeat("x,2021-02-03\n", 50_001)));

        CollectionAssert.AreEqual(new long[] { 50_000, 1 }, result.Batches.Select(b => b.Rows).ToArray());
        LandResult again = await LandAsync("a,b\n" + string.Concat(Enumerable.Repeat("x,2021-02-03\n", 50_001)));
        CollectionAssert.AreEqual(result.Batches.ToArray(), again.Batches.ToArray());
    }

    [TestMethod]
    public async Task Full_disk_is_said_and_publishes_nothing()
    {
        if (!File.Exists("/dev/full"))
        {
            Assert.Inconclusive("This system has no device that is always full.");
        }

        _lake.ScratchTarget = "/dev/full";
        TrendsException e = await Assert.ThrowsAsync<TrendsException>(() => LandAsync("a,b\n" + string.Concat(Enumerable.Range(0, 90_000).Select(i => $"x{i},2021-02-03\n"))));

        Assert.Contains("full", e.Message);
        Assert.IsEmpty(_lake.Objects);
    }

    [TestMethod]
    public async Task Received_events_land_once_and_bad_ones_are_set_aside()
    {
        EventLander lander = new(_lake, _state, _clock);
        DatasetManifest manifest = DatasetManifest.Canonical(RecordKind.Events, "events-api");
        ReadOnlyMemory<byte>[] events = ["""{"user":"u","kind":"view","item":"i","at":"2026-01-01T00:00:00Z"}"""u8.ToArray(), "[]"u8.ToArray()];

        LandResult first = await lander.LandAsync(manifest, "api/events", null, events, default);
        LandResult again = await lander.LandAsync(manifest, "api/events", null, events, default);

        Assert.AreEqual(new StageCounts(RowsIn: 2, RowsOut: 1, Quarantined: 1, RowsWritten: 1), first.Counts);
        Assert.AreEqual(new StageCounts(RowsIn: 2, Duplicates: 2), again.Counts);
        using RawBatch batch = await new RawBatchReader(_lake).OpenAsync(again.Batches[0], default);
        batch.Read(out RawRecord record);
        Assert.IsTrue(batch.Envelope.IsLive);
        Assert.AreEqual("view", batch.CreateMapper().Map(record).Record.Text("kind"));
    }

    [TestMethod]
    public async Task Replay_lands_what_can_be_read_now_and_keeps_the_rest()
    {
        LandResult result = await LandAsync("a,b\nx,2021-02-03\n1,2,3\n");
        string path = _lake.Objects.Keys.Single(k => k.StartsWith("quarantine/", StringComparison.Ordinal));
        using RawBatch raw = await new RawBatchReader(_lake).OpenAsync(result.Batches[0], default);
        using (QuarantineBatch more = new QuarantineWriter(_lake).Begin(raw.Envelope, "collect"))
        {
            more.Add(new("ragged", "m", 3, Guid.Empty, default, "1,2,3"u8.ToArray()));
            more.Add(new("bad-utf8", "m", 4, Guid.Empty, "{\"a\":\"mended\"}"u8.ToArray(), default));
            Assert.AreEqual(path, await more.CompleteAsync(default));
        }

        QuarantineReplayer replayer = new(_lake, _state, _clock);
        ReplayResult replayed = await replayer.ReplayAsync(default);
        Assert.AreEqual(new StageCounts(RowsIn: 2, RowsOut: 1, Quarantined: 1, RowsWritten: 1), replayed.Counts);
        Assert.AreEqual(1, replayed.Landed[0].Rows);
        Assert.HasCount(1, (await new QuarantineReader(_lake).ReadAsync(path, default)).Entries);
    }

    private Task<LandResult> LandAsync(string content, LandWindow? window = null)
    {
        string path = _folder.Write("d.csv", content);
        DatasetManifest manifest = DatasetManifest.Parse(Encoding.UTF8.GetBytes(ManifestJson), "dataset.json");
        return new Lander(_lake, _state, _clock).LandFileAsync(manifest, path, window ?? LandWindow.All, new NullRunProgress(), default);
    }
}
