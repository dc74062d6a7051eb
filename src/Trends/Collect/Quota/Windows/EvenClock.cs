namespace Trends.Collect.Quota.Windows;

/// <summary>Windows of one length, from 1970 on.</summary>
/// <param name="length">The length in milliseconds.</param>
internal sealed class EvenClock(long length) : WindowClock
{
    internal override long Longest => length;

    internal override (long Start, long End) Around(long now)
    {
        long start = now - (now % length);
        return (start, start + length);
    }
}
