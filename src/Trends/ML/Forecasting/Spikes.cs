namespace Trends.ML.Forecasting;

/// <summary>Cuts single spikes, which say little of what follows, down to the size of the usual noise.</summary>
internal static class Spikes
{
    private const int Window = 9;
    private const double Limit = 6;

    /// <summary>Gives a copy without spikes.</summary>
    /// <param name="y">The series without season.</param>
    public static double[] Clip(ReadOnlySpan<double> y)
    {
        double[] clipped = y.ToArray();
        if (y.Length < Window * 2)
        {
            return clipped;
        }

        double[] misses = new double[y.Length];
        double[] sizes = new double[y.Length];
        Span<double> window = stackalloc double[Window];
        for (int i = 0; i < y.Length; i++)
        {
            y.Slice(Math.Clamp(i - (Window / 2), 0, y.Length - Window), Window).CopyTo(window);
            window.Sort();
            misses[i] = y[i] - window[Window / 2];
            sizes[i] = Math.Abs(misses[i]);
        }

        Array.Sort(sizes);

        // The latest values stay: whether they are a spike or a new course is not known yet.
        // Half of a sparse series is zero misses; the upper quartile then stands for the noise.
        double noise = Math.Max(1.4826 * sizes[sizes.Length / 2], 0.87 * sizes[sizes.Length * 3 / 4]);
        for (int i = 0; i < y.Length - (Window / 2) && noise > 0; i++)
        {
            clipped[i] -= misses[i] - Math.Clamp(misses[i], -Limit * noise, Limit * noise);
        }

        return clipped;
    }
}
