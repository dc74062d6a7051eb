using System.Globalization;
using Trends.Tests.Fixtures;

namespace Trends.Tests.Clean;

[TestClass]
public sealed class FieldRulesTests : IDisposable
{
    private const double Tolerance = 1e-9;
    private readonly TestLake _lake = new();

    private sealed record Row(string Group, string Series, double At, double? Value, bool IsImputed, bool IsOutlier, double? Z);

    public void Dispose() => _lake.Dispose();

    [TestMethod]
    public async Task Missing_values_outliers_and_z_scores_are_what_a_plain_computation_gives()
    {
        List<Row> rows = await CleanedAsync(RecordKind.Events, "value", "concat(month, dataset, kind)", "''");

        Judge(rows, v => v, g => Quantile(g, 0.5));
        Assert.Contains(r => r.IsImputed, rows);
        Assert.Contains(r => r.Value is null, rows, "A group without any value has nothing to fill in.");
    }

    [TestMethod]
    public async Task Counts_of_attention_are_judged_by_their_logarithm_and_filled_in_whole()
    {
        List<Row> rows = await CleanedAsync(RecordKind.Posts, "likes", "concat(month, platform, dataset)", "''");

        Judge(rows, v => Math.Log(1 + v), g => Math.Round(Quantile(g, 0.5), MidpointRounding.AwayFromZero));
        Assert.Contains(r => r.IsImputed, rows);
        Assert.Contains(r => r.IsOutlier, rows);
    }

    [TestMethod]
    public async Task A_gap_in_a_series_lies_on_the_line_between_its_neighbours()
    {
        List<Row> rows = await CleanedAsync(RecordKind.Signals, "value", "concat(month, dataset, region)", "concat(month, dataset, region, term)", "CASE WHEN hash(i) % 4 > 0 THEN (hash(i) % 1000)::DOUBLE / 3 END AS value");

        foreach (IGrouping<string, Row> series in rows.GroupBy(r => r.Series))
        {
            List<Row> present = [.. series.Where(r => !r.IsImputed && r.Value is not null).OrderBy(r => r.At)];
            foreach (Row gap in series.Where(r => r.IsImputed))
            {
                Row? before = present.LastOrDefault(r => r.At < gap.At);
                Row? after = present.FirstOrDefault(r => r.At > gap.At);
                double expected = before is null ? after!.Value!.Value
                    : after is null ? before.Value!.Value
                    : before.Value!.Value + ((after.Value!.Value - before.Value.Value) * (gap.At - before.At) / (after.At - before.At));
                Assert.AreEqual(expected, gap.Value!.Value, Tolerance * (1 + Math.Abs(expected)));
            }
        }

        Assert.Contains(r => r.IsImputed, rows);
    }

    private static void Judge(List<Row> rows, Func<double, double> scale, Func<double[], double> fill)
    {
        foreach (IGrouping<string, Row> group in rows.GroupBy(r => r.Group))
        {
            double[] values = [.. group.Where(r => !r.IsImputed && r.Value is not null).Select(r => r.Value!.Value).Order()];
            if (values.Length == 0)
            {
                Assert.IsTrue(group.All(r => r.Value is null && !r.IsOutlier));
                continue;
            }

            double[] scaled = [.. values.Select(scale)];
            (double low, double high) = (Quantile(scaled, 0.25), Quantile(scaled, 0.75));
            double mean = scaled.Average();
            double deviation = Math.Sqrt(scaled.Average(v => (v - mean) * (v - mean)));
            foreach (Row row in group)
            {
                double v = scale(row.Value!.Value);
                bool far = !row.IsImputed
                    && ((high > low && (v < low - (1.5 * (high - low)) || v > high + (1.5 * (high - low)))) || Math.Abs(v - mean) > 3 * deviation);
                Assert.AreEqual(far, row.IsOutlier, $"{row}");
                Assert.IsTrue(!row.IsImputed || row.Value == fill(values), $"{row}");
                Assert.AreEqual(deviation > 1e-6 ? (v - mean) / deviation : 0, row.Z ?? 0, 1e-6, $"{row}");
            }
        }
    }

    private static double Quantile(double[] sorted, double share)
    {
        double at = (sorted.Length - 1) * share;
        int below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((sorted[below + 1] - sorted[below]) * (at - below)) : sorted[below];
    }

    private async Task<List<Row>> CleanedAsync(RecordKind kind, string column, string group, string series, string? change = null)
    {
        await Accepted.WriteAsync(_lake, kind, 600, change: change);
        Stages stages = new(_lake);
        await stages.CleanAsync(kind);
        List<string> rows = await stages.TextsAsync(
            $"SELECT concat_ws('|', coalesce({group}, ''), coalesce({series}, ''), epoch_us(event_at), coalesce({column}::VARCHAR, ''), list_contains(imputed, '{column}'), list_contains(outliers, '{column}'), coalesce({column}_z::VARCHAR, '')) FROM {stages.Staging(kind)}");
        return [.. rows.Select(Read)];
    }

    private static Row Read(string text)
    {
        string[] cells = text.Split('|');
        return new(cells[0], cells[1], Number(cells[2])!.Value, Number(cells[3]), cells[4] == "true", cells[5] == "true", Number(cells[6]));
    }

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
