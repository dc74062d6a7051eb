namespace Trends.ML.Forecasting;

/// <summary>Finds where a series jumped to a new level and stayed there.</summary>
internal static class LevelShift
{
    private const int Window = 8;

    /// <summary>Gives the index of the first value on the new level; 0 when there was no jump.</summary>
    /// <param name="y">The series without season.</param>
    public static int Find(ReadOnlySpan<double> y)
    {
        int best = 0;
        double widest = 0;
        for (int at = Math.Max(Window, y.Length - 400); at <= y.Length - Window; at++)
        {
            ReadOnlySpan<double> before = y.Slice(at - Window, Window), after = y.Slice(at, Window);
            (double low, double lowNoise) = Middle(before);
            (double high, double highNoise) = Middle(after);
            double jump = Math.Abs(high - low);
            double step = Math.Abs(y[at] - y[at - 1]);
            double noise = Math.Max(lowNoise, highNoise);

            // A trend changes level too, but not in one step.
            if (jump > 8 * noise && jump > 0.05 * Math.Abs(low) && step > 0.7 * jump && jump > widest)
            {
                (best, widest) = (at, jump);
            }
        }

        return best;
    }

    private static (double Median, double Noise) Middle(ReadOnlySpan<double> window)
    {
        Span<double> sorted = stackalloc double[Window];
        window.CopyTo(sorted);
        sorted.Sort();
        double median = (sorted[(Window / 2) - 1] + sorted[Window / 2]) / 2;
        for (int i = 0; i < Window; i++)
        {
            sorted[i] = Math.Abs(window[i] - median);
        }

        sorted.Sort();
        return (median, 1.4826 * (sorted[(Window / 2) - 1] + sorted[Window / 2]) / 2);
    }
}
