using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Trends.Collect.Mapping;
using Trends.Quality;
using Trends.Quality.Metrics;
using Trends.Quality.Rules;

namespace Trends.Tests.Quality;

[TestClass]
public sealed class QualityCountsTests
{
    [TestMethod]
    public void The_counts_of_two_sets_of_rows_merge_into_those_of_both()
    {
        Gen<Row[]> rows = (from spend in Gen.Elements<double?>(null, -1, 0, 5)
                           from clicks in Gen.Elements<long?>(null, 0, 20)
                           from day in Gen.Elements<DateOnly?>(null, new DateOnly(1980, 1, 1), new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 9))
                           from delay in Gen.Choose(-5, 5_000)
                           select new Row(spend, clicks, day, delay)).ArrayOf();

        Prop.ForAll(rows.ToArbitrary(), rows.ToArbitrary(), (a, b) =>
            Shown(Count(a).Merge(Count(b))) == Shown(Count([.. a, .. b])) && Shown(Count(a).Merge(QualityCounts.Empty)) == Shown(Count(a)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [TestMethod]
    [DataRow(2.0)]
    [DataRow(299.0)]
    [DataRow(86_400.0)]
    [DataRow(3.0e7)]
    public void A_quantile_of_delays_is_off_by_at_most_two_percent(double seconds)
    {
        DelaySketch sketch = new(new Dictionary<int, long> { [DelaySketch.Bucket(TimeSpan.FromSeconds(seconds))] = 95, [DelaySketch.Bucket(TimeSpan.FromSeconds(seconds * 10))] = 5 });

        Assert.AreEqual(seconds, sketch.Quantile(0.95), seconds * 0.02);
        Assert.AreEqual(seconds * 10, sketch.Quantile(0.96), seconds * 0.2);
    }

    [TestMethod]
    public void Delays_within_a_second_and_below_zero_are_none()
    {
        Assert.AreEqual(0, DelaySketch.Bucket(TimeSpan.FromSeconds(1)));
        Assert.AreEqual(0, DelaySketch.Bucket(TimeSpan.FromSeconds(-9)));
        Assert.AreNotEqual(0, DelaySketch.Bucket(TimeSpan.FromSeconds(1.001)));
        Assert.AreEqual(0, DelaySketch.Empty.Quantile(0.95));
    }

    private static string Shown(QualityCounts counts) => Encoding.UTF8.GetString(QualityJson.Write(counts));

    private static QualityCounts Count(Row[] rows)
    {
        CanonicalSchema schema = CanonicalSchema.For(RecordKind.Campaigns);
        QualityTally tally = new(schema);
        RecordChecker checker = new(RecordKind.Campaigns, QualityFixture.Now, tally, new("quality", "d", "f"));
        foreach (Row row in rows)
        {
            CanonicalRecord record = new(schema) { ["campaign"] = "c", ["channel"] = "x", ["spend"] = row.Spend, ["clicks"] = row.Clicks, ["impressions"] = 10L, ["date"] = row.Day };
            Verdict verdict = checker.Check(new MappedRecord(record, []), 1);
            if (verdict.IsAccepted)
            {
                tally.CountTime(new(row.Day!.Value, TimeOnly.MinValue, TimeSpan.Zero), new DateTimeOffset(row.Day.Value, TimeOnly.MinValue, TimeSpan.Zero).AddSeconds(row.Delay));
            }
            else
            {
                tally.CountQuarantined(verdict.Reason!);
            }
        }

        // Fields without rows have no entry in Empty, so both sides take the form that a merge gives.
        return QualityCounts.Empty.Merge(tally.ToCounts());
    }

    private sealed record Row(double? Spend, long? Clicks, DateOnly? Day, int Delay);
}
