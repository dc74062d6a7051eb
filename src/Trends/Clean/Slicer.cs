namespace Trends.Clean;

/// <summary>Cuts months into slices.</summary>
internal static class Slicer
{
    private const long FewestRows = 50_000;
    private const long MostRows = 100_000;
    private const int Slices = 20;
    private const int MostMonths = 100;

    /// <summary>
    /// Cuts consecutive months into slices of about 50,000 rows, up to 100,000 where there is much to do. As many slices as there are processors are in
    /// memory at a time; but a slice may have to look through every accepted part, so fewer slices read less. A month is never cut. A slice has at most
    /// 100 months: each has a file open while the slice is written.
    /// </summary>
    /// <param name="months">The months in order, with their rows.</param>
    /// <param name="times">How many times as large slices are.</param>
    public static IEnumerable<(IReadOnlyList<string> Months, long Rows)> Cut(IEnumerable<(string Month, long Rows)> months, double times = 1)
    {
        List<(string Month, long Rows)> all = [.. months];
        long target = (long)(times * Math.Clamp(all.Sum(m => m.Rows) / Slices, FewestRows, MostRows));
        List<string> slice = [];
        long rows = 0;
        foreach ((string month, long count) in all)
        {
            if (slice.Count > 0 && (rows + count > target || slice.Count == MostMonths))
            {
                yield return (slice, rows);
                (slice, rows) = ([], 0);
            }

            slice.Add(month);
            rows += count;
        }

        if (slice.Count > 0)
        {
            yield return (slice, rows);
        }
    }
}
