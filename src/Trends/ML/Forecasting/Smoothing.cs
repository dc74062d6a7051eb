namespace Trends.ML.Forecasting;

/// <summary>Exponential smoothing on series without season. Each method writes its forecasts for 1, 2, … steps ahead.</summary>
internal static class Smoothing
{
    private static readonly double[] Levels = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99];
    private static readonly double[] HoltLevels = [0.05, 0.15, 0.3, 0.5, 0.7, 0.9, 0.99];
    private static readonly double[] Slopes = [0.01, 0.05, 0.15, 0.4];
    private static readonly double[] Dampings = [0.8, 0.9, 0.97];

    /// <summary>Simple exponential smoothing: the level goes on.</summary>
    public static void Simple(ReadOnlySpan<double> y, Span<double> forecast) => forecast.Fill(FitSimple(y).Level);

    /// <summary>Theta: the level with half the slope of the whole (Hyndman and Billah 2003).</summary>
    public static void Theta(ReadOnlySpan<double> y, Span<double> forecast)
    {
        (double level, double alpha) = FitSimple(y);
        double drift = Slope(y) / 2;
        double ahead = (1 - Math.Pow(1 - alpha, y.Length)) / alpha;
        for (int h = 0; h < forecast.Length; h++)
        {
            forecast[h] = level + (drift * (h + ahead));
        }
    }

    /// <summary>Holt's level and slope, the slope damped.</summary>
    public static void Damped(ReadOnlySpan<double> y, Span<double> forecast)
    {
        if (y.Length < 4)
        {
            Simple(y, forecast);
            return;
        }

        double least = double.PositiveInfinity, level = 0, slope = 0, damping = 1;
        foreach (double alpha in HoltLevels)
        {
            foreach (double beta in Slopes)
            {
                foreach (double phi in Dampings)
                {
                    (double error, double l, double b) = RunDamped(y, alpha, alpha * beta, phi, least);
                    if (error < least)
                    {
                        (least, level, slope, damping) = (error, l, b, phi);
                    }
                }
            }
        }

        double factor = 0, power = 1;
        for (int h = 0; h < forecast.Length; h++)
        {
            power *= damping;
            factor += power;
            forecast[h] = level + (factor * slope);
        }
    }

    private static (double Error, double Level, double Slope) RunDamped(ReadOnlySpan<double> y, double alpha, double beta, double phi, double limit)
    {
        int start = Math.Min(5, y.Length - 1);
        double level = y[0], slope = (y[start] - y[0]) / start, error = 0;
        for (int i = 1; i < y.Length && error < limit; i++)
        {
            double expected = level + (phi * slope);
            double miss = y[i] - expected;
            error += miss * miss;
            level = expected + (alpha * miss);
            slope = (phi * slope) + (beta * miss);
        }

        return (error, level, slope);
    }

    private static (double Level, double Alpha) FitSimple(ReadOnlySpan<double> y)
    {
        double start = 0;
        int first = Math.Min(4, y.Length);
        for (int i = 0; i < first; i++)
        {
            start += y[i] / first;
        }

        double least = double.PositiveInfinity, best = start, chosen = 1;
        foreach (double alpha in Levels)
        {
            double level = start, error = 0;
            for (int i = 0; i < y.Length && error < least; i++)
            {
                double miss = y[i] - level;
                error += miss * miss;
                level += alpha * miss;
            }

            if (error < least)
            {
                (least, best, chosen) = (error, level, alpha);
            }
        }

        return (best, chosen);
    }

    private static double Slope(ReadOnlySpan<double> y)
    {
        double middle = (y.Length - 1) / 2.0, above = 0, below = 0;
        for (int i = 0; i < y.Length; i++)
        {
            above += (i - middle) * y[i];
            below += (i - middle) * (i - middle);
        }

        return below == 0 ? 0 : above / below;
    }
}
