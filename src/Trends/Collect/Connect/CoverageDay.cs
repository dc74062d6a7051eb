namespace Trends.Collect.Connect;

/// <summary>What was asked of a platform for one UTC day, and got.</summary>
/// <param name="Cells">By <c>source|query</c>, an hour a character: <c>w</c> read whole, <c>p</c> read whole so far, <c>g</c> a gap, <c>.</c> not asked for.</param>
/// <param name="Reasons">By the same, why its last gap is one.</param>
public sealed record CoverageDay(IReadOnlyDictionary<string, string> Cells, IReadOnlyDictionary<string, string> Reasons)
{
    private const int Hours = 24;
    private const int MostCells = 400;
    private const char Whole = 'w';
    private const char SoFar = 'p';
    private const char Gap = 'g';
    private const char Unasked = '.';

    /// <summary>Gets a day that nothing was asked for.</summary>
    public static CoverageDay Empty { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>Counts the sources that were asked.</summary>
    public int CountSources() => Cells.Keys.Select(SourceOf).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Notes a read of some hours.</summary>
    /// <param name="source">The stream.</param>
    /// <param name="query">What tells its queries apart.</param>
    /// <param name="first">The first hour, 0 to 23.</param>
    /// <param name="last">The last one, inclusive.</param>
    /// <param name="isLastOver">Whether the last hour was read to its end; otherwise it goes on.</param>
    /// <param name="reason">Why something is missing; null for a whole read.</param>
    internal CoverageDay Note(string source, string query, int first, int last, bool isLastOver, string? reason)
    {
        string key = $"{source}|{query}";
        if (Cells.Count >= MostCells && !Cells.ContainsKey(key))
        {
            key = $"{source}|*";
        }

        char[] hours = Cells.GetValueOrDefault(key, new(Unasked, Hours)).ToCharArray();
        for (int hour = first; hour <= last; hour++)
        {
            bool isOver = hour < last || isLastOver;
            hours[hour] = reason is not null
                ? hours[hour] == Whole ? Whole : Gap
                : isOver || hours[hour] == Whole ? Whole : SoFar;
        }

        Dictionary<string, string> reasons = new(Reasons, StringComparer.Ordinal);
        if (reason is not null)
        {
            reasons[key] = reason;
        }

        return new(new Dictionary<string, string>(Cells, StringComparer.Ordinal) { [key] = new(hours) }, reasons);
    }

    /// <summary>Gives, an hour each, which share of what was asked of some sources was read whole; null for hours that nobody asked for.</summary>
    /// <param name="isWanted">Tells by its name whether a source counts.</param>
    public IReadOnlyList<double?> Shares(Func<string, bool> isWanted)
    {
        string[] wanted = [.. Cells.Where(c => isWanted(SourceOf(c.Key))).Select(c => c.Value)];
        return
        [
            .. Enumerable.Range(0, Hours).Select(hour =>
            {
                int asked = wanted.Count(c => c[hour] != Unasked);
                return asked == 0 ? (double?)null : (double)wanted.Count(c => c[hour] is Whole or SoFar) / asked;
            }),
        ];
    }

    /// <summary>Lists the gaps, hours that follow each other as one.</summary>
    /// <param name="day">The day.</param>
    public IReadOnlyList<CoverageGap> Gaps(DateOnly day)
    {
        DateTimeOffset midnight = new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        List<CoverageGap> gaps = [];
        foreach (IGrouping<(string Source, string Reason), string> same in Cells
            .Where(c => c.Value.Contains(Gap, StringComparison.Ordinal))
            .GroupBy(c => (SourceOf(c.Key), Reasons.GetValueOrDefault(c.Key, "unknown")), c => c.Value)
            .OrderBy(g => g.Key))
        {
            for (int hour = 0; hour < Hours; hour++)
            {
                int from = hour;
                while (hour < Hours && same.Any(c => c[hour] == Gap))
                {
                    hour++;
                }

                if (hour > from)
                {
                    int queries = same.Count(c => c.AsSpan(from, hour - from).Contains(Gap));
                    gaps.Add(new(same.Key.Source, same.Key.Reason, midnight.AddHours(from), midnight.AddHours(hour), queries));
                }
            }
        }

        return gaps;
    }

    private static string SourceOf(string key) => key[..key.IndexOf('|', StringComparison.Ordinal)];
}
