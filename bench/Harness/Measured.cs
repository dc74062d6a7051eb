using System.Diagnostics;

namespace Bench.Harness;

/// <summary>Repeats, and takes the middle.</summary>
internal static class Measured
{
    /// <summary>Runs some work several times and gives the seconds of each run.</summary>
    /// <param name="runs">How often.</param>
    /// <param name="work">The work.</param>
    public static async Task<List<double>> SecondsAsync(int runs, Func<Task> work)
    {
        List<double> seconds = [];
        for (int i = 0; i < runs; i++)
        {
            // What the last run left behind is not this run's cost.
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            await work();
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return seconds;
    }

    /// <summary>Gives the median; the mean of the two in the middle for an even count.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Gives the value that a share of the values does not pass (nearest rank).</summary>
    /// <param name="values">At least one.</param>
    /// <param name="share">Above 0, at most 1.</param>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }
}
