using Trends.Engine;
using Trends.Tests.Fixtures;

namespace Trends.Tests.Engine;

[TestClass]
public sealed class DuckEngineTests : IDisposable
{
    private readonly TestLake _lake = new();
    private readonly DuckEngine _engine;

    public DuckEngineTests() => _engine = Accepted.Engine(_lake);

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Stop => TestContext.CancellationToken;

    public void Dispose()
    {
        _engine.Dispose();
        _lake.Dispose();
    }

    [TestMethod]
    public async Task A_session_that_is_lent_again_is_empty()
    {
        using (DuckSession first = _engine.Open())
        {
            await first.ExecuteAsync("CREATE TABLE t AS SELECT 1 AS x; CREATE VIEW v AS SELECT * FROM t; CREATE TEMP TABLE u AS SELECT 2 AS x; CREATE TEMP VIEW w AS SELECT * FROM u", Stop);
        }

        using DuckSession second = _engine.Open();

        Assert.AreEqual(0, await second.ExecuteAsync("SELECT (SELECT count(*) FROM duckdb_tables()) + (SELECT count(*) FROM duckdb_views() WHERE NOT internal)", Stop));
    }

    [TestMethod]
    public async Task A_session_that_failed_is_not_lent_again()
    {
        using (DuckSession first = _engine.Open())
        {
            await first.ExecuteAsync("SET VARIABLE mark = 7", Stop);
            await Assert.ThrowsExactlyAsync<TrendsException>(() => first.ExecuteAsync("SELECT error('broken')", Stop));
        }

        using DuckSession second = _engine.Open();

        Assert.AreEqual(0, await second.ExecuteAsync("SELECT coalesce(getvariable('mark'), 0)", Stop));
    }

    [TestMethod]
    public async Task A_session_that_did_not_fail_is_lent_again()
    {
        using (DuckSession first = _engine.Open())
        {
            await first.ExecuteAsync("SET VARIABLE mark = 7", Stop);
        }

        using DuckSession second = _engine.Open();

        Assert.AreEqual(7, await second.ExecuteAsync("SELECT coalesce(getvariable('mark'), 0)", Stop));
    }

    [TestMethod]
    public async Task A_call_that_is_cancelled_ends_at_once_and_its_session_is_not_lent_again()
    {
        using CancellationTokenSource soon = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using (DuckSession first = _engine.Open())
        {
            await first.ExecuteAsync("SET VARIABLE mark = 7", Stop);
            Task<long> call = first.ExecuteAsync("SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b", soon.Token);

            // A call that is cancelled before it begins leaves its session whole: this one is to have begun, on a busy machine too.
            soon.CancelAfter(TimeSpan.FromMilliseconds(500));
            await Assert.ThrowsAsync<OperationCanceledException>(() => call);
        }

        using DuckSession second = _engine.Open();

        Assert.AreEqual(0, await second.ExecuteAsync("SELECT coalesce(getvariable('mark'), 0)", Stop));
    }

    [TestMethod]
    public async Task Rows_stream_in_order_past_the_size_of_a_read_and_a_reader_may_stop_early()
    {
        using DuckSession session = _engine.Open();

        List<long> all = await session.QueryAsync("SELECT range FROM range(5000)", r => r.GetInt64(0), Stop);
        List<long> some = await session.StreamAsync("SELECT range FROM range(1000000)", r => r.GetInt64(0), Stop).Take(3).ToListAsync(Stop);

        CollectionAssert.AreEqual(Enumerable.Range(0, 5000).Select(i => (long)i).ToList(), all);
        CollectionAssert.AreEqual(new long[] { 0, 1, 2 }, some);
        Assert.AreEqual(1, await session.ExecuteAsync("SELECT 1", Stop));
    }
}
