using DuckDB.NET.Data;
using Trends.ML;
using Trends.ML.Training;
using Trends.Storage;
using Trends.Tests.Fixtures;

namespace Trends.Tests.ML;

[TestClass]
public sealed class LakeTrainingDataTests : IDisposable
{
    private readonly MemoryLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [TestMethod]
    public async Task Rows_of_staging_and_warehouse_are_read()
    {
        await Put("staging/posts/month=2026-01/part-0.parquet", "SELECT 'fine' AS title, 'day' AS \"text\", 'positive' AS label, 'en' AS \"language\", true AS held_out UNION ALL SELECT 'x', NULL, NULL, 'en', false");
        await Put("staging/labels/month=none/part-0.parquet", "SELECT 'bad' AS \"text\", 'negative' AS label, NULL::VARCHAR AS \"language\", false AS held_out");
        await Put("staging/events/month=2026-01/part-0.parquet", "SELECT 'u' AS \"user\", 'i' AS item, 'view' AS kind, NULL::DOUBLE AS \"value\", TIMESTAMP '2026-01-01 03:00:00' AS \"at\"");
        await Put("staging/campaigns/month=2026-01/part-0.parquet", "SELECT 'c' AS campaign, 'tv' AS channel, DATE '2026-01-05' AS \"date\", 5.0::DOUBLE AS spend, NULL::BIGINT AS impressions, 2::BIGINT AS clicks, 1.0::DOUBLE AS conversions, 9.5::DOUBLE AS revenue");
        await Put("warehouse/agg_term_hour/month=2026-01/part-0.parquet", "SELECT 'kpop' AS term, TIMESTAMP '2026-01-01' + to_hours((2 * i)::BIGINT) AS \"hour\", 3::BIGINT AS documents FROM range(12) t(i)");
        await Put("warehouse/agg_platform_day/month=2026-01/part-0.parquet", "SELECT 7::BIGINT AS platform_key, 20260101 + i AS date_key, i AS posts FROM range(3) t(i)");
        LakeTrainingData data = new(Accepted.Engine(_lake), _lake);

        List<LabelledText> texts = await data.ReadTextsAsync(default).ToListAsync();
        Assert.HasCount(2, texts);
        Assert.Contains(new LabelledText("fine day", "positive", "en", true), texts);
        Assert.Contains(new LabelledText("bad", "negative", null, false), texts);
        Assert.AreEqual(new Interaction("u", "i", "view", null, new(2026, 1, 1, 3, 0, 0, default)), (await data.ReadInteractionsAsync(default).ToListAsync()).Single());
        Assert.AreEqual(new CampaignDay("c", "tv", new(2026, 1, 5), 5, 0, 2, 1, 9.5), (await data.ReadCampaignDaysAsync(default).ToListAsync()).Single());
        List<TrainingSeries> series = await data.ReadSeriesAsync(default).ToListAsync();
        Assert.HasCount(2, series);
        Assert.HasCount(23, series[0].Values);
        Assert.AreEqual(36, series[0].Values.Sum());
        Assert.AreEqual(0, series[0].Values[1]);
        CollectionAssert.AreEqual(new double[] { 0, 1, 2 }, series[1].Values.ToArray());
    }

    [TestMethod]
    public async Task Empty_lake_has_no_rows() => Assert.IsEmpty(await new LakeTrainingData(Accepted.Engine(_lake), _lake).ReadTextsAsync(default).ToListAsync());

    private async Task Put(string path, string sql)
    {
        string file = _lake.NewScratchFile(".parquet");
        await using DuckDBConnection connection = new("DataSource=:memory:");
        await connection.OpenAsync();
        await using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"COPY ({sql}) TO '{file}' (FORMAT parquet)";
        await command.ExecuteNonQueryAsync();
        await _lake.PublishAsync(file, path, WriteCondition.Always, default);
    }
}
