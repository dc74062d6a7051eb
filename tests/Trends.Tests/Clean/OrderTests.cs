using Trends.Tests.Fixtures;

namespace Trends.Tests.Clean;

[TestClass]
public sealed class OrderTests : IDisposable
{
    private const int Rows = 400;
    private readonly TestLake _lake = new();
    private readonly TestLake _other = new();

    public void Dispose()
    {
        _lake.Dispose();
        _other.Dispose();
    }

    [TestMethod]
    [DataRow(RecordKind.Posts, 1)]
    [DataRow(RecordKind.Posts, 2)]
    [DataRow(RecordKind.News, 3)]
    [DataRow(RecordKind.Signals, 4)]
    [DataRow(RecordKind.Events, 5)]
    [DataRow(RecordKind.Campaigns, 6)]
    [DataRow(RecordKind.Labels, 7)]
    public async Task Any_order_and_any_split_into_batches_and_runs_gives_the_same_rows(RecordKind kind, int seed)
    {
        await Accepted.WriteAsync(_lake, kind, Rows);
        StageCounts whole = await new Stages(_lake).CleanAsync(kind);

        // The records, versions and copies among them, are dealt to five runs of up to three batches each.
        StageCounts dealt = new();
        foreach (int run in Shuffled(5, seed))
        {
            await Accepted.WriteAsync(_other, kind, Rows, $"hash(i, {seed}) % 3 + 10 * {run}", where: $"hash(i, {seed + 100}) % 5 = {run}");
            dealt += await new Stages(_other).CleanAsync(kind);
        }

        Assert.AreEqual(Rows, whole.RowsIn);
        Assert.AreEqual(Rows, dealt.RowsIn);
        Assert.AreEqual(dealt.RowsIn, dealt.RowsOut + dealt.Duplicates);
        Assert.AreEqual(await StagedRows.ReadAsync(_lake, kind), await StagedRows.ReadAsync(_other, kind));
    }

    [TestMethod]
    public async Task A_newer_version_in_another_month_takes_the_row_there()
    {
        await Accepted.WriteAsync(_lake, RecordKind.Events, 1, change: "'2026-02' AS month, TIMESTAMP '2026-02-05' AS event_at");
        await new Stages(_lake).CleanAsync(RecordKind.Events);

        await Accepted.WriteAsync(
            _lake, RecordKind.Events, 1, "1", change: "'2026-03' AS month, TIMESTAMP '2026-03-05' AS event_at, TIMESTAMP '1970-01-02' AS version_at, md5('newer')::UUID AS content_hash");
        StageCounts counts = await new Stages(_lake).CleanAsync(RecordKind.Events);

        Assert.AreEqual(1, counts.RowsWritten);
        Assert.AreEqual("2026-03", (await MonthsAsync()).Single());
        Assert.IsNull(await _lake.FindAsync("staging/events/month=2026-02/part-0.parquet", CancellationToken.None));
    }

    [TestMethod]
    [DataRow(RecordKind.Posts)]
    [DataRow(RecordKind.Signals)]
    [DataRow(RecordKind.Campaigns)]
    public async Task Rows_of_a_dataset_do_not_depend_on_another_dataset_beside_it(RecordKind kind)
    {
        await Accepted.WriteAsync(_lake, kind, Rows, change: "'first' AS dataset");
        await new Stages(_lake).CleanAsync(kind);
        string before = await StagedRows.ReadAsync(_lake, kind, "first");

        string values = kind switch
        {
            RecordKind.Posts => "likes + 1000 AS likes",
            RecordKind.Signals => "value * 7 AS value",
            _ => "revenue * 7 AS revenue, spend * 3 AS spend",
        };
        await Accepted.WriteAsync(
            _lake, kind, Rows, "1", change: $"'second' AS dataset, md5(concat('second', identity))::UUID AS identity, md5(concat('second', entity))::UUID AS entity, {values}");
        await new Stages(_lake).CleanAsync(kind);

        Assert.AreNotEqual(string.Empty, await StagedRows.ReadAsync(_lake, kind, "second"));
        Assert.AreEqual(before, await StagedRows.ReadAsync(_lake, kind, "first"));
    }

    [TestMethod]
    public async Task A_crash_at_any_write_and_a_rerun_leave_what_one_run_leaves()
    {
        await Accepted.WriteAsync(_lake, RecordKind.Posts, Rows, "i % 2");
        await new Stages(_lake).CleanAsync(RecordKind.Posts);
        int changes = await ChangesAsync();
        Assert.IsGreaterThan(5, changes);

        for (int at = 1; at <= changes; at++)
        {
            using TestLake lake = new();
            await Accepted.WriteAsync(lake, RecordKind.Posts, Rows, "i % 2");
            lake.FailAt = at;
            await Assert.ThrowsExactlyAsync<IOException>(() => new Stages(lake).CleanAsync(RecordKind.Posts), $"write {at}");

            StageCounts counts = await new Stages(lake).CleanAsync(RecordKind.Posts);

            Assert.AreEqual(counts.RowsIn, counts.RowsOut + counts.Duplicates, $"write {at}");
            Assert.AreEqual(await StagedRows.ReadAsync(_lake, RecordKind.Posts), await StagedRows.ReadAsync(lake, RecordKind.Posts), $"write {at}");
            Assert.AreEqual(new StageCounts(), await new Stages(lake).CleanAsync(RecordKind.Posts), $"write {at}");
        }
    }

    [TestMethod]
    public async Task A_damaged_part_is_named_with_what_to_do()
    {
        await Accepted.WriteAsync(_lake, RecordKind.Labels, 5);
        string batch = (await FirstPartAsync())!;
        await _lake.WriteAsync(batch, "PAR1 this is no Parquet PAR1"u8.ToArray(), Storage.WriteCondition.Always, CancellationToken.None);

        TrendsException e = await Assert.ThrowsExactlyAsync<TrendsException>(() => new Stages(_lake).CleanAsync(RecordKind.Labels));

        Assert.Contains(batch.Split('/')[^1], e.Message);
        Assert.Contains("Delete that file and run again", e.Message);
    }

    private static int[] Shuffled(int count, int seed)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new Random(seed).Shuffle(order);
        return order;
    }

    private static async Task<int> ChangesAsync()
    {
        using TestLake lake = new();
        await Accepted.WriteAsync(lake, RecordKind.Posts, Rows, "i % 2");
        int before = lake.Changes;
        await new Stages(lake).CleanAsync(RecordKind.Posts);
        return lake.Changes - before;
    }

    private async Task<string?> FirstPartAsync()
    {
        await foreach (Storage.LakeObject found in _lake.ListAsync("staging/_accepted/", CancellationToken.None))
        {
            return found.Path;
        }

        return null;
    }

    private Task<List<string>> MonthsAsync()
    {
        Stages stages = new(_lake);
        return stages.TextsAsync($"SELECT month FROM {stages.Staging(RecordKind.Events)}");
    }
}
