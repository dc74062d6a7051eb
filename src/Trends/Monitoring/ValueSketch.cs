namespace Trends.Monitoring;

/// <summary>Counts values from 0.0001 to 1,000 by size, each class 4 % wide, so that percentiles are right to 4 %.</summary>
internal sealed class ValueSketch
{
    private const double Least = 1e-4;
    private const double Step = 1.04;
    private static readonly int Classes = (int)Math.Ceiling(Math.Log(1e3 / Least) / Math.Log(Step)) + 1;

    private readonly int[] _counts = new int[Classes];

    /// <summary>Gives a percentile of several sketches together.</summary>
    /// <param name="sketches">At least one, with at least one value.</param>
    /// <param name="share">From 0 to 1.</param>
    /// <returns>The upper bound of the class that the percentile lies in.</returns>
    public static double Percentile(IReadOnlyList<ValueSketch> sketches, double share)
    {
        long total = sketches.Sum(s => s._counts.Sum(c => (long)c));
        long rank = Math.Max(1, (long)Math.Ceiling(total * share));
        for (int i = 0; i < Classes; i++)
        {
            rank -= sketches.Sum(s => (long)s._counts[i]);
            if (rank <= 0)
            {
                return Least * Math.Pow(Step, i);
            }
        }

        return double.PositiveInfinity;
    }

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value; those out of range count at its ends.</param>
    public void Add(double value)
        => _counts[value <= Least ? 0 : Math.Min(Classes - 1, (int)Math.Ceiling(Math.Log(value / Least) / Math.Log(Step)))]++;

    /// <summary>Forgets all.</summary>
    public void Clear() => Array.Clear(_counts);
}
