using Microsoft.Extensions.Logging.Abstractions;
using Trends.Clean;
using Trends.Engine;
using Trends.Marts;
using Trends.Warehouse;

namespace Trends.Tests.Fixtures;

/// <summary>Runs the stages from accepted parts on.</summary>
internal sealed class Stages(TestLake lake)
{
    public DuckEngine Engine { get; } = Accepted.Engine(lake);

    public Task<StageCounts> CleanAsync(RecordKind kind) =>
        new CleanStage(Engine, lake, NullLogger<CleanStage>.Instance).RunAsync(kind, CancellationToken.None);

    public async Task<StageCounts> CleanAsync()
    {
        StageCounts counts = new();
        foreach (RecordKind kind in RecordKinds.Staged)
        {
            counts += await CleanAsync(kind);
        }

        return counts;
    }

    public Task<StageCounts> LoadAsync() =>
        new WarehouseStage(Engine, lake, NullLogger<WarehouseStage>.Instance).RunAsync(CancellationToken.None);

    public TestMarts Marts { get; } = new();

    public TestState State { get; } = new();

    public Task<IReadOnlyList<MartBuild>> BuildAsync() =>
        new MartStage(Engine, lake, Marts, State, NullLogger<MartStage>.Instance).BuildAllAsync(CancellationToken.None);

    public string Table(string name) => $"read_parquet('{lake.Glob($"warehouse/{name}/**/*.parquet")}', union_by_name = true)";

    public string Staging(RecordKind kind) => $"read_parquet('{lake.Glob($"staging/{kind.Name()}/*/*.parquet")}', hive_partitioning = false)";

    public async Task<long> CountAsync(string sql)
    {
        using DuckSession session = Engine.Open();
        return await session.ExecuteAsync(sql, CancellationToken.None);
    }

    public async Task<List<string>> TextsAsync(string sql)
    {
        using DuckSession session = Engine.Open();
        return await session.QueryAsync(sql, r => r.GetValue(0).ToString()!, CancellationToken.None);
    }
}
