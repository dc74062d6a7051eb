namespace Trends.ML.Forecasting;

/// <summary>Finds a series' season and takes it out.</summary>
internal static class Seasons
{
    /// <summary>Finds the season's length among those usual for the step.</summary>
    /// <param name="values">The values.</param>
    /// <param name="step">The time between them.</param>
    /// <returns>The length in points; 1 for none.</returns>
    public static int Find(ReadOnlySpan<double> values, TimeSpan step)
    {
        int best = 1;
        double strongest = 0;
        foreach (int length in Usual(step))
        {
            if (values.Length >= length * 3 && Strength(values, length) is double strength && strength > strongest)
            {
                (best, strongest) = (length, strength);
            }
        }

        return best;
    }

    /// <summary>Gives what each place of the season adds to the level, in order from the first value; sums to 0.</summary>
    /// <param name="values">The values; at least two seasons.</param>
    /// <param name="length">The season's length, 2 or more.</param>
    public static double[] Additive(ReadOnlySpan<double> values, int length)
    {
        double[] level = MovingMean(values, length);
        int half = length / 2;
        List<double>[] places = [.. Enumerable.Range(0, length).Select(_ => new List<double>())];
        for (int i = half; i < values.Length - half; i++)
        {
            places[i % length].Add(values[i] - level[i]);
        }

        double[] season = [.. places.Select(Middle)];
        double mean = season.Average();
        for (int i = 0; i < length; i++)
        {
            season[i] -= mean;
        }

        return season;
    }

    /// <summary>The autocorrelation at the season's length where it is beyond chance (90 %), otherwise null.</summary>
    private static double? Strength(ReadOnlySpan<double> values, int length)
    {
        double[] flat = new double[values.Length];
        double[] level = MovingMean(values, length);
        double variance = 0;
        for (int i = 0; i < flat.Length; i++)
        {
            flat[i] = values[i] - level[i];
            variance += flat[i] * flat[i];
        }

        if (variance <= 1e-12)
        {
            return null;
        }

        double at = 0;
        for (int i = length; i < flat.Length; i++)
        {
            at += flat[i] * flat[i - length];
        }

        at /= variance;
        return at > Math.Max(0.1, 1.645 * Math.Sqrt(2.0 / flat.Length)) ? at : null;
    }

    /// <summary>The centred mean over one season; at the ends over what of it there is.</summary>
    private static double[] MovingMean(ReadOnlySpan<double> values, int length)
    {
        double[] sums = new double[values.Length + 1];
        for (int i = 0; i < values.Length; i++)
        {
            sums[i + 1] = sums[i] + values[i];
        }

        double[] means = new double[values.Length];
        int half = length / 2;
        for (int i = 0; i < means.Length; i++)
        {
            int from = Math.Clamp(i - half, 0, Math.Max(0, values.Length - length));
            int to = Math.Min(values.Length, from + length);
            means[i] = (sums[to] - sums[from]) / (to - from);
            if (length % 2 == 0 && i - half == from && i + half < values.Length)
            {
                // An even season is centred between two windows.
                means[i] = (means[i] + ((sums[to + 1] - sums[from + 1]) / length)) / 2;
            }
        }

        return means;
    }

    /// <summary>The mean without the outer quarter on each side: one odd season does not count.</summary>
    private static double Middle(List<double> values)
    {
        values.Sort();
        int cut = values.Count / 4;
        double sum = 0;
        for (int i = cut; i < values.Count - cut; i++)
        {
            sum += values[i];
        }

        return values.Count == 0 ? 0 : sum / (values.Count - (2 * cut));
    }

    private static int[] Usual(TimeSpan step) => step.TotalMinutes switch
    {
        < 1 => [60],
        < 2 => [60, 1440],
        < 30 => [(int)Math.Round(60 / step.TotalMinutes), (int)Math.Round(1440 / step.TotalMinutes)],
        < 720 => [Math.Max(2, (int)Math.Round(24 / step.TotalHours)), (int)Math.Round(168 / step.TotalHours)],
        < 2880 => [7, 365],
        < 14_400 and > 8640 => [52],
        > 36_000 and < 50_000 => [12],
        > 120_000 and < 140_000 => [4],
        _ => [],
    };
}
