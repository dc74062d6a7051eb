namespace Trends.ML.Forecasting;

/// <summary>Counts up how well forecasts, and the seasonal naive ones, meet what came.</summary>
internal sealed class ForecastMeasures
{
    private int _series, _points, _covered;
    private double _mase, _smape, _naiveMase, _naiveSmape;

    /// <summary>Gets the forecasts' measures: MASE (by the season's length), sMAPE in per cent, and the intervals' coverage.</summary>
    public SortedDictionary<string, double> Model => new(StringComparer.Ordinal)
    {
        ["series"] = _series,
        ["mase"] = _mase / Math.Max(1, _series),
        ["smape"] = _smape / Math.Max(1, _series),
        ["coverage95"] = _covered / Math.Max(1.0, _points),
    };

    /// <summary>Gets the seasonal naive forecasts' measures.</summary>
    public SortedDictionary<string, double> Baseline => new(StringComparer.Ordinal)
    {
        ["mase"] = _naiveMase / Math.Max(1, _series),
        ["smape"] = _naiveSmape / Math.Max(1, _series),
    };

    /// <summary>Adds a series.</summary>
    public void Add(ReadOnlySpan<double> past, ReadOnlySpan<double> actual, int season, double[] forecast, double[] widths)
    {
        int back = Math.Min(season, past.Length);
        double scale = 0;
        for (int i = back; i < past.Length; i++)
        {
            scale += Math.Abs(past[i] - past[i - back]);
        }

        scale = past.Length > back ? scale / (past.Length - back) : 0;
        if (scale <= 0)
        {
            return;
        }

        double error = 0, share = 0, naiveError = 0, naiveShare = 0;
        for (int h = 0; h < actual.Length; h++)
        {
            double naive = past[past.Length - back + (h % back)];
            error += Math.Abs(actual[h] - forecast[h]);
            share += Share(actual[h], forecast[h]);
            naiveError += Math.Abs(actual[h] - naive);
            naiveShare += Share(actual[h], naive);
            _covered += Math.Abs(actual[h] - forecast[h]) <= widths[h] ? 1 : 0;
        }

        _series++;
        _points += actual.Length;
        _mase += error / actual.Length / scale;
        _smape += 100 * share / actual.Length;
        _naiveMase += naiveError / actual.Length / scale;
        _naiveSmape += 100 * naiveShare / actual.Length;
    }

    private static double Share(double actual, double forecast)
    {
        double size = Math.Abs(actual) + Math.Abs(forecast);
        return size == 0 ? 0 : 2 * Math.Abs(actual - forecast) / size;
    }
}
