using Trends.Tests.Fixtures;
using Trends.Warehouse;

namespace Trends.Tests.Warehouse;

[TestClass]
public sealed class WarehouseStageTests : IDisposable
{
    private readonly TestLake _lake = new();
    private readonly Stages _pipeline;

    public WarehouseStageTests() => _pipeline = new(_lake);

    public void Dispose() => _lake.Dispose();

    [TestMethod]
    public async Task Every_key_of_a_fact_is_in_its_dimension()
    {
        await LoadAllAsync();

        foreach (string table in WarehouseTables.All.Where(t => !t.StartsWith("dim_", StringComparison.Ordinal)))
        {
            foreach (string column in await _pipeline.TextsAsync($"SELECT column_name FROM (DESCRIBE FROM {_pipeline.Table(table)}) WHERE column_name LIKE '%\\_key' ESCAPE '\\'"))
            {
                string dimension = $"dim_{column[..^4]}";
                if (WarehouseTables.Dimensions.Contains(dimension))
                {
                    Assert.AreEqual(
                        0,
                        await _pipeline.CountAsync($"SELECT count(*) FROM {_pipeline.Table(table)} f ANTI JOIN {_pipeline.Table(dimension)} d USING ({column}) WHERE {column} IS NOT NULL"),
                        $"{table}.{column}");
                }
            }

            Assert.AreNotEqual(0, await _pipeline.CountAsync($"SELECT count(*) FROM {_pipeline.Table(table)}"), table);
        }
    }

    [TestMethod]
    public async Task A_rerun_writes_nothing_and_an_empty_lake_gives_empty_tables()
    {
        await _pipeline.LoadAsync();
        Assert.AreEqual(0, await _pipeline.CountAsync($"SELECT count(*) FROM {_pipeline.Table("fact_post")}"));

        await LoadAllAsync();
        int changes = _lake.Changes;
        StageCounts again = await _pipeline.LoadAsync();

        Assert.AreEqual(new StageCounts(), again);
        Assert.AreEqual(changes, _lake.Changes);
    }

    [TestMethod]
    public async Task A_missing_partition_is_rebuilt_alone()
    {
        await LoadAllAsync();
        string part = WarehouseTables.Part("fact_event", "2026-03");
        long before = (await File.ReadAllBytesAsync(_lake.Glob(part))).Length;
        _lake.DeleteFolder(part);

        StageCounts counts = await _pipeline.LoadAsync();

        Assert.AreEqual(before, (await File.ReadAllBytesAsync(_lake.Glob(part))).Length);
        Assert.IsLessThan(700, counts.RowsIn);
    }

    private async Task LoadAllAsync()
    {
        foreach (RecordKind kind in RecordKinds.Staged)
        {
            await Accepted.WriteAsync(_lake, kind, 800, "i % 2");
        }

        await _pipeline.CleanAsync();
        await _pipeline.LoadAsync();
    }
}
