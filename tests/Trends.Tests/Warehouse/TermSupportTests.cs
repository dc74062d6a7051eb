using Trends.Tests.Fixtures;

namespace Trends.Tests.Warehouse;

[TestClass]
public sealed class TermSupportTests : IDisposable
{
    private readonly TestLake _lake = new();
    private readonly Stages _pipeline;

    public TermSupportTests() => _pipeline = new(_lake);

    public void Dispose() => _lake.Dispose();

    [TestMethod]
    public async Task A_term_is_kept_four_weeks_before_its_support_and_a_week_after_across_months()
    {
        // The support is two documents on the first of February.
        Assert.AreEqual("2026-01-04 2026-02-01 2026-02-08", await KeptAsync(-28, -29, 0, 0, 7, 8));
    }

    [TestMethod]
    public async Task A_term_without_support_is_left_out_and_all_documents_are_counted()
    {
        Assert.AreEqual("", await KeptAsync(0, 1, 2, 3));

        Assert.AreEqual(4, await _pipeline.CountAsync($"SELECT sum(documents)::BIGINT FROM {_pipeline.Table("agg_term_hour")} WHERE term = '*'"));
    }

    [TestMethod]
    public async Task Support_that_comes_later_brings_back_the_weeks_before_it()
    {
        Assert.AreEqual("", await KeptAsync(-20, -10));

        Assert.AreEqual("2026-01-12 2026-01-22 2026-02-01", await KeptAsync(-20, -10, 0, 0));
    }

    private async Task<string> KeptAsync(params int[] days)
    {
        string happened = $"TIMESTAMP '2026-02-01 03:00:00' + to_days([{string.Join(", ", days)}][i + 1]::INTEGER)";
        await Accepted.WriteAsync(_lake, RecordKind.Posts, days.Length, $"{days.Length}", change:
            $"""
            md5(concat('post', i))::UUID AS identity, md5(concat('post', i))::UUID AS entity, md5(concat('post', i))::UUID AS content_hash, 'x' AS platform,
            {happened} AS event_at, {happened} AS published_at, NULL::TIMESTAMP AS observed_at, strftime({happened}, '%Y-%m') AS month, ['rare'] AS terms,
            TIMESTAMP '1970-01-01' AS version_at, hash(i) AS unique_key, 'posts' AS dataset
            """);
        await _pipeline.CleanAsync(RecordKind.Posts);
        await _pipeline.LoadAsync();
        return string.Join(' ', await _pipeline.TextsAsync($"SELECT DISTINCT strftime(\"hour\", '%Y-%m-%d') FROM {_pipeline.Table("agg_term_hour")} WHERE term = 'rare' ORDER BY 1"));
    }
}
