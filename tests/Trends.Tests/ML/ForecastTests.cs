using Trends.ML.Forecasting;

namespace Trends.Tests.ML;

[TestClass]
public sealed class ForecastTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(7)]
    [DataRow(50)]
    public void Intervals_hold_the_value_and_stay_above_zero_for_series_of_any_length(int length)
    {
        Random random = new(length);
        IReadOnlyList<ForecastPoint> points = Forecast([.. Enumerable.Range(0, length).Select(_ => (double)random.Next(3))], 1000);

        Assert.HasCount(1000, points);
        Assert.IsTrue(points.All(p => p.Lower >= 0 && p.Lower <= p.Value && p.Value <= p.Upper && double.IsFinite(p.Upper)));
    }

    [TestMethod]
    public void Constant_series_goes_on() =>
        Assert.IsTrue(Forecast([.. Enumerable.Repeat(7.0, 40)], 12).All(p => Math.Abs(p.Value - 7) < 1e-9));

    [TestMethod]
    public void All_zeros_stay_zero() => Assert.IsTrue(Forecast(new double[30], 5).All(p => p is { Value: 0, Lower: 0, Upper: 0 }));

    [TestMethod]
    public void Season_that_is_given_is_followed()
    {
        double[] week = [10, 12, 14, 13, 20, 40, 30];
        IReadOnlyList<ForecastPoint> points = Forecast([.. Enumerable.Range(0, 70).Select(i => week[i % 7])], 14, 7);

        for (int h = 0; h < 14; h++)
        {
            Assert.AreEqual(week[h % 7], points[h].Value, 1.5);
        }
    }

    [TestMethod]
    public void New_level_after_a_jump_is_kept()
    {
        Random random = new(1);
        double[] values = [.. Enumerable.Range(0, 80).Select(i => (i < 60 ? 100 : 300) + random.NextDouble())];

        Assert.AreEqual(300, Forecast(values, 10)[9].Value, 6);
    }

    [TestMethod]
    public void Missing_step_is_filled_and_times_go_on_by_the_median_step()
    {
        SeriesPoint[] points = [.. Enumerable.Range(0, 30).Where(i => i is not 11 and not 12).Select(i => new SeriesPoint(Start.AddHours(i), i))];
        IReadOnlyList<ForecastPoint> forecast = TrendModel.Default.Forecast(new([.. points.Reverse()], 2));

        Assert.AreEqual(Start.AddHours(30), forecast[0].At);
        Assert.AreEqual(Start.AddHours(31), forecast[1].At);
        Assert.AreEqual(30, forecast[0].Value, 1.5);
    }

    [TestMethod]
    [DataRow(0, null, "horizon")]
    [DataRow(1001, null, "horizon")]
    [DataRow(1, 0, "seasonality")]
    [DataRow(1, 10_001, "seasonality")]
    public void Field_out_of_range_is_named(int horizon, int? season, string field) =>
        Assert.IsTrue(Assert.ThrowsExactly<InvalidRequestException>(() => Forecast([1, 2], horizon, season)).Errors.ContainsKey(field));

    [TestMethod]
    public void Empty_series_and_values_that_are_no_numbers_are_refused()
    {
        Assert.IsTrue(Assert.ThrowsExactly<InvalidRequestException>(() => Forecast([], 1)).Errors.ContainsKey("series"));
        Assert.IsTrue(Assert.ThrowsExactly<InvalidRequestException>(() => Forecast([1, double.NaN], 1)).Errors.ContainsKey("series[1].value"));
    }

    private static IReadOnlyList<ForecastPoint> Forecast(double[] values, int horizon, int? season = null) =>
        TrendModel.Default.Forecast(new([.. values.Select((v, i) => new SeriesPoint(Start.AddDays(i), v))], horizon, season));
}
