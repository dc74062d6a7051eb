using Trends.Tests.Fixtures;
using Trends.Warehouse;

namespace Trends.Tests.Warehouse;

[TestClass]
public sealed class DimensionTests : IDisposable
{
    private readonly TestLake _lake = new();
    private readonly Stages _pipeline;

    public DimensionTests() => _pipeline = new(_lake);

    public void Dispose() => _lake.Dispose();

    [TestMethod]
    public async Task A_dimension_has_a_name_and_a_key_once_and_none_is_empty()
    {
        foreach (RecordKind kind in RecordKinds.Staged)
        {
            await Accepted.WriteAsync(_lake, kind, 900, "i % 3");
        }

        await _pipeline.CleanAsync();
        await _pipeline.LoadAsync();

        foreach (string table in WarehouseTables.Dimensions)
        {
            string name = table[4..];
            string counts = (await _pipeline.TextsAsync(
                $"SELECT concat_ws(' ', count(*), count(DISTINCT {name}_key), count(DISTINCT \"{name}\"), count(*) > 0) FROM {_pipeline.Table(table)}"))[0];
            string rows = counts.Split(' ')[0];
            Assert.AreEqual($"{rows} {rows} {rows} true", counts, table);
        }
    }

    [TestMethod]
    public async Task Days_run_from_the_first_local_day_to_the_last_without_a_gap()
    {
        await Accepted.WriteAsync(_lake, RecordKind.Signals, 300);
        await _pipeline.CleanAsync();
        await _pipeline.LoadAsync();

        string expected = (await _pipeline.TextsAsync(
            $"SELECT concat_ws(' ', min((\"at\" + INTERVAL 9 HOURS)::DATE), max((\"at\" + INTERVAL 9 HOURS)::DATE)) FROM {_pipeline.Staging(RecordKind.Signals)}"))[0];
        Assert.AreEqual(expected, (await _pipeline.TextsAsync($"SELECT concat_ws(' ', min(date), max(date)) FROM {_pipeline.Table("dim_date")}"))[0]);
        Assert.AreEqual(0, await _pipeline.CountAsync($"SELECT count(*) - (max(date) - min(date) + 1) FROM {_pipeline.Table("dim_date")}"));
    }
}
