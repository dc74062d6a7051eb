namespace Trends.Serving.Trending;

/// <summary>Adds up one term's rows of the trend mart, given in order of time.</summary>
internal sealed class TermTally
{
    private readonly EvidenceSample _sample = new();
    private readonly SortedSet<string> _platforms = new(StringComparer.Ordinal);

    // A platform and language: what came on the window's first day before the window; -1 once the window was reached.
    private readonly Dictionary<string, long> _before = new(1, StringComparer.Ordinal);
    private long _count;
    private long _history;

    /// <summary>Adds a row of the window's first day that lies before the window.</summary>
    /// <param name="place">The platform and language.</param>
    /// <param name="row">The row.</param>
    public void AddBefore(string place, TrendRow row) => _before[place] = _before.GetValueOrDefault(place) + row.UniqueCount;

    /// <summary>Adds a row of the window.</summary>
    /// <param name="place">The platform and language.</param>
    /// <param name="row">The row.</param>
    /// <param name="onFirstDay">Whether it lies on the window's first day, whose earlier hours no row's history has.</param>
    public void Add(string place, TrendRow row, bool onFirstDay)
    {
        long before = _before.GetValueOrDefault(place);
        if (before >= 0)
        {
            // A row's history ends with the day before it: that of the place's first row is the window's, those of later rows hold days of the window itself.
            _history += row.PriorUniqueCount + (onFirstDay ? before : 0);
            _before[place] = -1;
        }

        _count += row.Count;
        if (row.Platform is { } platform)
        {
            _platforms.Add(platform);
        }

        _sample.Add(row.Evidence, row.UniqueCount);
    }

    /// <summary>Gives the sums.</summary>
    /// <param name="term">The term.</param>
    /// <returns>The sums; null when the term has fewer than two documents in the window.</returns>
    public TermCount? Finish(string term)
    {
        if (_count < 2)
        {
            return null;
        }

        (IReadOnlyList<TrendEvidence> evidence, long unique) = _sample.Join();
        return unique < 2 ? null : new(term, _count, unique, _history, 0, [.. _platforms], evidence);
    }
}
