namespace Trends.Simulator.Limits;

/// <summary>Counts in windows that all callers share; starts again when a window ends.</summary>
internal sealed class WindowMeter(LimitRule rule, int limit, Func<DateTimeOffset, DateTimeOffset> windowEnd) : LimitMeter
{
    private DateTimeOffset _end;
    private int _used;

    protected override LimitVerdict Count(DateTimeOffset now, int cost, string? item)
    {
        if (now >= _end)
        {
            _end = windowEnd(now);
            _used = 0;
        }

        bool allowed = _used + cost <= limit;
        _used += allowed ? cost : 0;
        return new(rule, allowed, limit, _used, _end);
    }
}
