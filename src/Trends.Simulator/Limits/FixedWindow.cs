namespace Trends.Simulator.Limits;

/// <summary>So many per window; windows start at whole multiples of their length, as on X (15 minutes) and Mastodon (5 minutes).</summary>
/// <param name="Pool">The pool that calls count in.</param>
/// <param name="Limit">How many per window.</param>
/// <param name="Window">The length of a window.</param>
public sealed record FixedWindow(string Pool, int Limit, TimeSpan Window) : LimitRule(Pool, Limit)
{
    internal override LimitMeter Start(int limit) => new WindowMeter(this, limit, now =>
    {
        long start = now.UtcTicks / Window.Ticks * Window.Ticks;
        return new DateTimeOffset(start, TimeSpan.Zero) + Window;
    });
}
