using Microsoft.Extensions.Logging.Abstractions;
using Trends.Clean;
using Trends.Engine;
using Trends.Tests.Fixtures;

namespace Trends.Tests.Clean;

[TestClass]
public sealed class CleanStageTests : IDisposable
{
    private readonly TestLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [TestMethod]
    [DataRow(RecordKind.Posts)]
    [DataRow(RecordKind.News)]
    [DataRow(RecordKind.Signals)]
    [DataRow(RecordKind.Events)]
    [DataRow(RecordKind.Campaigns)]
    [DataRow(RecordKind.Labels)]
    public async Task Every_kind_balances_and_a_rerun_writes_nothing(RecordKind kind)
    {
        await Accepted.WriteAsync(_lake, kind, 500, "i % 3");

        StageCounts first = await RunAsync(kind);
        int changes = _lake.Changes;
        StageCounts second = await RunAsync(kind);

        Assert.AreEqual(500, first.RowsIn);
        Assert.AreEqual(first.RowsIn, first.RowsOut + first.Duplicates);
        Assert.AreEqual(first.RowsOut, first.RowsWritten);
        Assert.AreEqual(first.RowsOut, await CountAsync($"SELECT count(*) FROM {Staging(kind)}"));
        Assert.AreEqual(new StageCounts(), second);
        Assert.AreEqual(changes, _lake.Changes);
    }

    private Task<StageCounts> RunAsync(RecordKind kind) =>
        new CleanStage(Accepted.Engine(_lake), _lake, NullLogger<CleanStage>.Instance).RunAsync(kind, CancellationToken.None);

    private string Staging(RecordKind kind) => $"read_parquet('{_lake.Glob($"staging/{kind.Name()}/*/*.parquet")}')";

    private async Task<long> CountAsync(string sql)
    {
        using DuckSession session = Accepted.Engine(_lake).Open();
        return await session.ExecuteAsync(sql, CancellationToken.None);
    }
}
