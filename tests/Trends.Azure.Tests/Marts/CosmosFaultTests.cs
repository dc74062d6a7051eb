using Trends.Azure.Marts;
using Trends.Servers.Cosmos;
using Trends.Storage;
using static Trends.Azure.Tests.Marts.TestCosmos;

namespace Trends.Azure.Tests.Marts;

/// <summary>Whatever goes wrong on the way, nothing is lost and nothing is there twice.</summary>
[TestClass]
public sealed class CosmosFaultTests
{
    private const int Rows = 400;
    private readonly CosmosAccount _account = new(TimeProvider.System);

    public TestContext TestContext { get; set; } = null!;

    /// <summary>Gets what may go wrong: by name, how often, the status or 0 where no answer comes, whether the work is done all the same.</summary>
    public static IEnumerable<object[]> Faults =>
    [
        ["timed out in the service", 3, 408, 0, false],
        ["timed out in the service after the write", 3, 408, 0, true],
        ["gone", 2, 410, 0, false],
        ["range moved", 2, 410, 1002, false],
        ["range splitting", 2, 410, 1007, false],
        ["range migrating", 2, 410, 1008, false],
        ["throttled", 5, 429, 3200, false],
        ["retry with", 3, 449, 0, false],
        ["failed", 2, 500, 0, false],
        ["unavailable", 3, 503, 0, false],
        ["unavailable after the write", 3, 503, 0, true],
        ["token expired", 2, 401, 0, false],
        ["torn before", 3, 0, 0, false],
        ["torn after", 3, 0, 0, true],
        ["no answer before", 2, -1, 0, false],
        ["no answer after", 2, -1, 0, true],
    ];

    private CancellationToken Stop => TestContext.CancellationToken;

    [TestMethod]
    [DynamicData(nameof(Faults))]
    public async Task Bulk_writes_and_deletes_come_out_right(string name, int times, int status, int subStatus, bool done)
    {
        using CosmosMartStore store = await StoreAsync();
        MartRow[] rows = [.. Enumerable.Range(0, Rows).Select(Numbered)];

        Strike(call => call.IsWrite, times, status, subStatus, done);
        Assert.AreEqual(Rows, await store.UpsertManyAsync(Mart, rows.ToAsyncEnumerable(), Stop), name);
        CheckStruck();
        CollectionAssert.AreEquivalent(rows.Select(r => $"{r.Cells[0]}|{r.Cells[1]}").ToList(), await KeysAsync(store, Mart, new(), Stop));

        Strike(call => call.IsWrite, times, status, subStatus, done);
        Assert.AreEqual(Rows - 10, await store.DeleteManyAsync(Mart, rows[10..].Select(Mart.KeyOf).ToAsyncEnumerable(), Stop), name);
        CheckStruck();
        Assert.AreEqual(10, await store.CountAsync(Mart, new(), Stop));
    }

    [TestMethod]
    [DynamicData(nameof(Faults))]
    public async Task Conditional_writes_happen_once_and_are_told_so(string name, int times, int status, int subStatus, bool done)
    {
        using CosmosMartStore store = await StoreAsync();

        Strike(call => call.IsWrite, times, status, subStatus, done);
        MartRow? first = await store.UpsertAsync(Mart, Row("p", "a", "1"), WriteCondition.IfNew, Stop);
        CheckStruck();
        Assert.IsNotNull(first, name);
        Assert.AreEqual(first.ETag, (await store.ReadAsync(Mart, "p", "a", Stop))!.ETag);
        Assert.IsNull(await store.UpsertAsync(Mart, Row("p", "a", "2"), WriteCondition.IfNew, Stop));

        Strike(call => call.IsWrite, times, status, subStatus, done);
        MartRow? third = await store.UpsertAsync(Mart, Row("p", "a", "3"), WriteCondition.IfMatch(first.ETag!), Stop);
        CheckStruck();
        Assert.IsNotNull(third, name);
        Assert.IsNull(await store.UpsertAsync(Mart, Row("p", "a", "4"), WriteCondition.IfMatch(first.ETag!), Stop));
        Assert.AreEqual("3", (await store.ReadAsync(Mart, "p", "a", Stop))!.Cells[2]);
    }

    [TestMethod]
    [DynamicData(nameof(Faults))]
    public async Task Reads_go_on_where_they_were(string name, int times, int status, int subStatus, bool done)
    {
        using CosmosMartStore store = await StoreAsync();
        await store.UpsertManyAsync(Mart, Enumerable.Range(0, Rows).Select(Numbered).ToAsyncEnumerable(), Stop);
        List<string> whole = await KeysAsync(store, Mart, new(), Stop);
        List<string> sorted = await KeysAsync(store, Mart, new(OrderBy: [new("name", true)]), Stop);

        int seen = 0;
        Strike(call => call.IsQuery && Interlocked.Increment(ref seen) > 3, times, status, subStatus, done);
        CollectionAssert.AreEqual(whole, await KeysAsync(store, Mart, new(Top: 90), Stop), name);
        CheckStruck();
        Strike(call => call.IsQuery, times, status, subStatus, done);
        CollectionAssert.AreEqual(sorted, await KeysAsync(store, Mart, new(OrderBy: [new("name", true)], Top: 90), Stop), name);
        CheckStruck();
        Strike(call => call.IsQuery, times, status, subStatus, done);
        Assert.AreEqual(Rows, await store.CountAsync(Mart, new(), Stop), name);
        CheckStruck();
        Strike(call => call is { IsAboutDocuments: true, Method: "GET" }, times, status, subStatus, done);
        Assert.IsNotNull(await store.ReadAsync(Mart, "p0", "000", Stop), name);
        CheckStruck();
    }

    [TestMethod]
    [DynamicData(nameof(Faults))]
    public async Task The_change_feed_gives_each_row_once(string name, int times, int status, int subStatus, bool done)
    {
        using CosmosMartStore store = await StoreAsync();
        await store.UpsertManyAsync(Mart, Enumerable.Range(0, Rows).Select(Numbered).ToAsyncEnumerable(), Stop);
        int seen = 0;
        Strike(call => call.IsChangeFeed && Interlocked.Increment(ref seen) > 3, times, status, subStatus, done);

        List<string> changes = [];
        string? continuation = null;
        MartPage page;
        do
        {
            page = await store.ReadChangesAsync(Mart, continuation, 30, Stop);
            Assert.IsLessThanOrEqualTo(30, page.Rows.Count);
            changes.AddRange(page.Rows.Select(r => (string)r.Cells[1]!));
            continuation = page.Continuation;
        }
        while (page.Rows.Count > 0);

        CheckStruck();
        CollectionAssert.AreEquivalent(Enumerable.Range(0, Rows).Select(i => $"{i:000}").ToList(), changes, name);
    }

    [TestMethod]
    public async Task A_write_whose_answer_was_lost_and_that_was_overwritten_since_is_not_told_to_stand()
    {
        using CosmosMartStore store = await StoreAsync();
        using CosmosMartStore other = Open(_account);
        int attempts = 0;
        Strike(call => call.IsWrite, times: 1, status: 0, subStatus: 0, done: true);
        _account.Faults.Enqueue(new(call => call.IsWrite && Interlocked.Increment(ref attempts) == 1 && WriteOther(other), 1, CosmosReply.Error(503, "Busy.")));

        Assert.IsNull(await store.UpsertAsync(Mart, Row("p", "a", "mine"), WriteCondition.IfNew, Stop));

        Assert.AreEqual("other", (await store.ReadAsync(Mart, "p", "a", Stop))!.Cells[2]);

        static bool WriteOther(CosmosMartStore other)
        {
            other.UpsertManyAsync(Mart, new[] { Row("p", "a", "other") }.ToAsyncEnumerable(), CancellationToken.None).GetAwaiter().GetResult();
            return true;
        }
    }

    [TestMethod]
    public async Task Two_rows_of_one_transaction_that_breaks_are_both_there_or_neither()
    {
        using CosmosMartStore store = await StoreAsync();
        Strike(call => call.IsBatch && call.Is("x-ms-cosmos-batch-atomic"), times: 2, status: 0, subStatus: 0, done: true);

        await store.UpsertManyAsync(Mart, Enumerable.Range(0, 100).Select(i => Row("one", $"{i:00}")).ToAsyncEnumerable(), Stop);

        CheckStruck();
        Assert.AreEqual(100, await store.CountAsync(Mart, new(), Stop));
    }

    [TestMethod]
    public async Task What_does_not_pass_by_itself_says_what_to_do()
    {
        using CosmosMartStore store = await StoreAsync();
        Strike(call => call.IsWrite, 1000, 403, 5301, done: false);
        TrendsException forbidden = await Assert.ThrowsExactlyAsync<TrendsException>(() => store.UpsertManyAsync(Mart, Enumerable.Range(0, Rows).Select(Numbered).ToAsyncEnumerable(), Stop));
        Assert.Contains("'Cosmos DB Built-in Data Contributor'", forbidden.Message);
        Assert.Contains("'things'", forbidden.Message);

        _account.Faults.Clear();
        Strike(call => call.IsAboutDocuments, 1000, 401, 0, done: false);
        TrendsException unknown = await Assert.ThrowsExactlyAsync<TrendsException>(() => store.ReadAsync(Mart, "p", "a", Stop));
        Assert.Contains("token", unknown.Message);
    }

    [TestMethod]
    public async Task A_container_that_is_gone_is_named()
    {
        using CosmosMartStore store = Open(_account);

        TrendsException missing = await Assert.ThrowsExactlyAsync<TrendsException>(() => store.ReadAsync(Mart, "p", "a", Stop));

        Assert.Contains("'things'", missing.Message);
        Assert.Contains("azd provision", missing.Message);
    }

    [TestMethod]
    public async Task A_service_that_stays_away_is_given_up_in_the_end()
    {
        using CosmosMartStore store = Open(_account, o => (o.RetryFor, o.GiveUpAfter) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
        await store.CreateAsync(Mart, Stop);
        Strike(call => call.IsAboutDocuments, 100_000, 503, 0, done: false);

        TrendsException read = await Assert.ThrowsExactlyAsync<TrendsException>(() => store.ReadAsync(Mart, "p", "a", Stop));
        TrendsException write = await Assert.ThrowsExactlyAsync<TrendsException>(() => store.UpsertManyAsync(Mart, Enumerable.Range(0, Rows).Select(Numbered).ToAsyncEnumerable(), Stop));

        Assert.Contains("Marts:CosmosEndpoint", read.Message);
        Assert.Contains("'things'", write.Message);
    }

    [TestMethod]
    public async Task A_failed_row_stops_the_reading_of_rows()
    {
        using CosmosMartStore store = Open(_account, o => o.MaxConcurrency = 10);
        await store.CreateAsync(Mart, Stop);
        Strike(call => call.IsWrite, 100_000, 403, 0, done: false);
        int taken = 0;

        await Assert.ThrowsExactlyAsync<TrendsException>(() => store.UpsertManyAsync(Mart, Enumerable.Range(0, 100_000).Select(i => Numbered(taken++)).ToAsyncEnumerable(), Stop));

        Assert.IsLessThan(1000, taken);
    }

    [TestMethod]
    public async Task A_source_that_fails_is_what_is_told()
    {
        using CosmosMartStore store = await StoreAsync();
        IEnumerable<MartRow> rows = Enumerable.Range(0, 1000).Select(i => i < 500 ? Numbered(i) : throw new InvalidDataException("row 500"));

        InvalidDataException error = await Assert.ThrowsExactlyAsync<InvalidDataException>(() => store.UpsertManyAsync(Mart, rows.ToAsyncEnumerable(), Stop));

        Assert.AreEqual("row 500", error.Message);
    }

    [TestMethod]
    public async Task A_cancelled_write_stops()
    {
        using CosmosMartStore store = await StoreAsync();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        IEnumerable<MartRow> rows = Enumerable.Range(0, 100_000).Select(i =>
        {
            if (i == 500)
            {
                stop.Cancel();
            }

            return Numbered(i);
        });

        await Assert.ThrowsAsync<OperationCanceledException>(() => store.UpsertManyAsync(Mart, rows.ToAsyncEnumerable(), stop.Token));
    }

    // Runs of twenty in one partition, and rows that have nobody of theirs beside them.
    private static MartRow Numbered(int i) => Row($"p{(i % 40 < 20 ? 0 : i % 29)}", $"{i:000}", $"{i % 3}", i);

    private async Task<CosmosMartStore> StoreAsync()
    {
        CosmosMartStore store = Open(_account);
        await store.CreateAsync(Mart, Stop);
        return store;
    }

    private void Strike(Func<CosmosCall, bool> when, int times, int status, int subStatus, bool done)
    {
        CosmosReply? answer = status > 0 ? CosmosReply.Error(status, "A fault.", subStatus) : null;
        answer = status == 429 ? answer!.With("x-ms-retry-after-ms", "15") : answer;
        _account.Faults.Enqueue(new(call => call.IsAboutDocuments && when(call), times, answer, done, IsTimeout: status < 0));
    }

    private void CheckStruck()
    {
        Assert.IsTrue(_account.Faults.All(f => f.IsOver), "The fault did not happen as often as it should.");
        _account.Faults.Clear();
    }
}
