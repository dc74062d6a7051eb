namespace Trends.ML.Forecasting;

/// <summary>Every method's forecasts from several points in a series' past, with what came.</summary>
internal sealed class Backtest
{
    private const int MostFolds = 6;
    private const int LongestLead = 56;
    private readonly List<(double[][] Forecasts, double[] Actual)> _folds = [];

    private Backtest(int lead) => Lead = lead;

    /// <summary>Gets how many steps ahead it looks; 0 when the series is too short to look back.</summary>
    public int Lead { get; }

    /// <summary>Forecasts a series' past.</summary>
    /// <param name="y">The values.</param>
    /// <param name="season">The season's length; 1 for none.</param>
    /// <param name="horizon">How far ahead is of interest.</param>
    public static Backtest Run(ReadOnlySpan<double> y, int season, int horizon)
    {
        int least = Math.Max(4, season > 1 ? season * 2 : 4);
        int lead = Math.Min(Math.Min(horizon, LongestLead), (y.Length - least) / 2);
        Backtest backtest = new(Math.Max(0, lead));
        int stride = Math.Max(1, lead / 2);
        for (int fold = 0; lead > 0 && fold < MostFolds; fold++)
        {
            int origin = y.Length - lead - (fold * stride);
            if (origin < least)
            {
                break;
            }

            backtest._folds.Add((MethodSet.Run(y[..origin], season, lead), y.Slice(origin, lead).ToArray()));
        }

        return backtest;
    }

    /// <summary>Gives each method's weight: its prior, times its error here to the minus power; they sum to 1.</summary>
    /// <param name="priors">The weights before.</param>
    /// <param name="power">How much the errors count.</param>
    public double[] Weights(double[] priors, double power)
    {
        double[] weights = [.. priors];
        if (_folds.Count > 0 && power > 0)
        {
            double[] errors = Errors();
            double floor = Math.Max(1e-12, errors.Average() * 0.05);
            for (int m = 0; m < weights.Length; m++)
            {
                weights[m] *= Math.Pow(Math.Max(errors[m], floor) / Math.Max(errors.Average(), floor), -power);
            }
        }

        double sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    /// <summary>Gives the absolute errors of a combination by lead: one list a step ahead.</summary>
    /// <param name="weights">The weight of each method.</param>
    public List<double>[] AbsoluteErrors(double[] weights)
    {
        List<double>[] errors = [.. Enumerable.Range(0, Lead).Select(_ => new List<double>())];
        foreach ((double[][] forecasts, double[] actual) in _folds)
        {
            for (int h = 0; h < Lead; h++)
            {
                errors[h].Add(Math.Abs(Combine(forecasts, weights, h) - actual[h]));
            }
        }

        return errors;
    }

    /// <summary>Gives a combination's forecast of one step.</summary>
    /// <param name="forecasts">Every method's forecasts.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="h">The step, from 0.</param>
    public static double Combine(double[][] forecasts, double[] weights, int h)
    {
        double value = 0;
        for (int m = 0; m < forecasts.Length; m++)
        {
            value += weights[m] * forecasts[m][h];
        }

        return value;
    }

    private double[] Errors()
    {
        double[] errors = new double[_folds[0].Forecasts.Length];
        foreach ((double[][] forecasts, double[] actual) in _folds)
        {
            for (int m = 0; m < errors.Length; m++)
            {
                for (int h = 0; h < Lead; h++)
                {
                    errors[m] += Math.Abs(forecasts[m][h] - actual[h]);
                }
            }
        }

        return errors;
    }
}
