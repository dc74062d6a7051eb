namespace Trends.Clean;

/// <summary>Cuts months into slices.</summary>
internal static class Slicer
{
    private const int Slices = 25;
    private const int MostMonths = 100;

    /// <summary>
    /// Cuts consecutive months into slices of about so many rows, up to twice as many where there is much to do. As many slices as there are processors
    /// are in memory at a time; but a slice may have to look through every accepted part, so fewer slices read less. A month is never cut. A slice has
    /// at most 100 months: each has a file open while the slice is written.
    /// </summary>
    /// <param name="months">The months in order, with their rows.</param>
    /// <param name="size">How many rows.</param>
    public static IEnumerable<(IReadOnlyList<string> Months, long Rows)> Cut(IEnumerable<(string Month, long Rows)> months, long size)
    {
        List<(string Month, long Rows)> all = [.. months];
        long target = Math.Clamp(all.Sum(m => m.Rows) / Slices, size, 2 * size);
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
