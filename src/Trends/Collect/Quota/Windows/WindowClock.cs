namespace Trends.Collect.Quota.Windows;

/// <summary>Says which window a time is in. Times are milliseconds since 1970.</summary>
internal abstract class WindowClock
{
    /// <summary>Gets the length of the longest window in milliseconds.</summary>
    internal abstract long Longest { get; }

    /// <summary>Gives the start, inclusive, and the end, exclusive, of the window around a time.</summary>
    internal abstract (long Start, long End) Around(long now);
}
