namespace Trends.Collect.Quota;

/// <summary>Makes times of what platforms state.</summary>
internal static class StatedTime
{
    /// <summary>The farthest a stated time is believed: a month and a day. Milliseconds taken for seconds must not close a window for ever.</summary>
    internal static readonly TimeSpan Farthest = TimeSpan.FromDays(32);

    // A century of seconds past any time that is meant.
    private const decimal MostSeconds = 10_000_000_000;

    /// <summary>Adds seconds, rounded up to a millisecond; null when no calendar reaches that far.</summary>
    internal static DateTimeOffset? After(DateTimeOffset start, decimal seconds) =>
        seconds > MostSeconds ? null : start.AddMilliseconds((double)decimal.Ceiling(seconds * 1000));

    /// <summary>Holds a stated time within belief.</summary>
    internal static DateTimeOffset Believed(DateTimeOffset stated, DateTimeOffset now) => stated - now > Farthest ? now + Farthest : stated;
}
