namespace Bench.Harness;

/// <summary>One measure of one system.</summary>
/// <param name="System">What was measured: <c>ours</c> or a peer's name.</param>
/// <param name="Measure">The unit: <c>seconds</c>, <c>peakMb</c> (10⁶ bytes), <c>perSecond</c>, <c>p99Ms</c>, <c>ratio</c>, <c>calls</c>.</param>
/// <param name="Value">The median over the runs.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="Min">The least of them.</param>
/// <param name="Max">The most of them.</param>
/// <param name="Bar">What it has to reach; null for a figure that is only told.</param>
/// <param name="Met">Whether it does.</param>
internal sealed record BenchResult(string System, string Measure, double Value, int Runs, double Min, double Max, string? Bar, bool? Met)
{
    /// <summary>Makes the result of some runs.</summary>
    /// <param name="system">What was measured.</param>
    /// <param name="measure">The unit.</param>
    /// <param name="values">A value a run; at least one.</param>
    /// <param name="bar">What the median has to reach.</param>
    public static BenchResult Of(string system, string measure, IReadOnlyCollection<double> values, Bar? bar = null)
    {
        double median = Measured.Median(values);
        return new(system, measure, Round(median), values.Count, Round(values.Min()), Round(values.Max()), bar?.ToString(), bar?.IsMetBy(median));
    }

    // Four digits say all that a run can repeat; whole numbers stay whole.
    private static double Round(double value) => Math.Abs(value) >= 1000 ? Math.Round(value) : Math.Round(value, 3);
}
