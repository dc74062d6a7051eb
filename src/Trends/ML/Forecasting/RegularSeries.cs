namespace Trends.ML.Forecasting;

/// <summary>A series with one value a step.</summary>
/// <param name="Last">The time of the last value, in UTC.</param>
/// <param name="Step">The time between values; positive.</param>
/// <param name="Values">The values; gaps are filled along a line.</param>
internal sealed record RegularSeries(DateTimeOffset Last, TimeSpan Step, double[] Values)
{
    /// <summary>The most steps that are kept: the latest.</summary>
    private const int MostSteps = 4000;

    /// <summary>Regularises points: the step is the median gap, each step takes the mean of its points.</summary>
    /// <param name="points">The points in any order; at least one.</param>
    public static RegularSeries From(IReadOnlyList<SeriesPoint> points)
    {
        List<SeriesPoint> sorted = [];
        foreach (SeriesPoint point in points.Select((p, i) => (p, i)).OrderBy(x => x.p.At).ThenBy(x => x.i).Select(x => x.p))
        {
            if (sorted.Count > 0 && sorted[^1].At == point.At)
            {
                sorted.RemoveAt(sorted.Count - 1);
            }

            sorted.Add(point);
        }

        DateTimeOffset last = sorted[^1].At.ToUniversalTime();
        long step = MedianGap(sorted);
        int steps = (int)Math.Min(MostSteps, Math.Round((last - sorted[0].At).Ticks / (double)step) + 1);
        double[] sums = new double[steps];
        int[] counts = new int[steps];
        foreach (SeriesPoint point in sorted)
        {
            double back = Math.Round((last - point.At).Ticks / (double)step);
            if (back < steps)
            {
                sums[steps - 1 - (int)back] += point.Value;
                counts[steps - 1 - (int)back]++;
            }
        }

        return new(last, TimeSpan.FromTicks(step), Fill(sums, counts));
    }

    private static long MedianGap(List<SeriesPoint> sorted)
    {
        if (sorted.Count < 2)
        {
            return TimeSpan.TicksPerDay;
        }

        long[] gaps = new long[sorted.Count - 1];
        for (int i = 0; i < gaps.Length; i++)
        {
            gaps[i] = (sorted[i + 1].At - sorted[i].At).Ticks;
        }

        Array.Sort(gaps);
        return gaps[gaps.Length / 2];
    }

    private static double[] Fill(double[] sums, int[] counts)
    {
        int before = -1;
        for (int i = 0; i < sums.Length; i++)
        {
            if (counts[i] == 0)
            {
                continue;
            }

            sums[i] /= counts[i];
            for (int gap = before + 1; gap < i; gap++)
            {
                // Steps before the first kept point take its value.
                sums[gap] = before < 0 ? sums[i] : sums[before] + ((sums[i] - sums[before]) * (gap - before) / (i - before));
            }

            before = i;
        }

        return sums;
    }
}
