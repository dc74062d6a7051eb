namespace Trends.ML.Forecasting;

/// <summary>Forecasts a regular series: combines the methods, and measures its interval in the series' own past.</summary>
/// <param name="parameters">What was learned from many series.</param>
internal sealed class Forecaster(TrendParameters parameters)
{
    /// <summary>How many own errors weigh as much as what was learned from other series.</summary>
    private const double PriorErrors = 6;

    /// <summary>Forecasts.</summary>
    /// <param name="y">The values; at least one.</param>
    /// <param name="season">The season's length; 1 for none.</param>
    /// <param name="horizon">How many steps.</param>
    /// <returns>The value and half the interval's width for each step.</returns>
    public (double[] Values, double[] Widths) Run(ReadOnlySpan<double> y, int season, int horizon)
    {
        int length = season > 1 && y.Length >= season * 2 ? season : 1;
        Backtest backtest = Backtest.Run(y, length, horizon);
        double[] weights = backtest.Weights(length > 1 ? parameters.SeasonalWeights : parameters.PlainWeights, parameters.Power);
        double[][] forecasts = MethodSet.Run(y, length, horizon);
        bool positive = IsNotNegative(y);
        double[] values = new double[horizon];
        for (int h = 0; h < horizon; h++)
        {
            double value = Backtest.Combine(forecasts, weights, h);
            values[h] = positive ? Math.Max(0, value) : value;
        }

        return (values, Widths(backtest.AbsoluteErrors(weights), Scale(y), horizon));
    }

    /// <summary>Tells whether no value is below zero.</summary>
    public static bool IsNotNegative(ReadOnlySpan<double> y)
    {
        foreach (double value in y)
        {
            if (value < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The mean absolute change from step to step; of one value, a tenth of it.</summary>
    public static double Scale(ReadOnlySpan<double> y)
    {
        if (y.Length < 2)
        {
            return Math.Abs(y[0]) / 10;
        }

        double sum = 0;
        for (int i = 1; i < y.Length; i++)
        {
            sum += Math.Abs(y[i] - y[i - 1]);
        }

        return sum / (y.Length - 1);
    }

    private double[] Widths(List<double>[] errors, double scale, int horizon)
    {
        double[] widths = new double[horizon];
        double widest = 0;
        List<double> near = [];
        for (int h = 0; h < horizon; h++)
        {
            double learned = scale * parameters.Width * Math.Pow(h + 1, parameters.Growth);
            if (errors.Length > 0)
            {
                // Errors at leads within a factor of 1.5 stand in for each other; beyond the backtest they grow as learned.
                int lead = Math.Min(h, errors.Length - 1);
                near.Clear();
                for (int l = (int)(lead / 1.5); l <= Math.Min(errors.Length - 1, (int)((lead + 1) * 1.5)); l++)
                {
                    near.AddRange(errors[l]);
                }

                near.Sort();
                int rank = Math.Min(near.Count - 1, (int)Math.Ceiling((near.Count + 1) * 0.95) - 1);
                double own = near[rank] * Math.Pow((h + 1.0) / (lead + 1), Math.Max(parameters.Growth, 0.25));
                learned = ((near.Count * own) + (PriorErrors * learned)) / (near.Count + PriorErrors);
            }

            widths[h] = widest = Math.Max(widest, learned);
        }

        return widths;
    }
}
