namespace Trends.Collect.Quota.Windows;

/// <summary>Windows whose start and end the clock or the calendar sets; each starts empty.</summary>
/// <param name="plan">The plan; checked.</param>
/// <param name="clock">Gives the window around a time.</param>
internal sealed class FixedRule(QuotaPlan plan, WindowClock clock) : CountRule(plan, clock.Longest)
{
    internal override bool IsLeased(LedgerState state) => Plan.Window is not MoneyWindow;

    // Whatever the slack: what is granted and not started when the window ends is lost, as all of it is.
    internal override WindowSlot Slot(long now, long slack)
    {
        long end = clock.Around(now).End;
        return new(end - Guard, end + Guard);
    }

    internal override long BlockedUntil(long now) => Plan.BlockFor is null ? clock.Around(now).End : base.BlockedUntil(now);

    // What others did not use by a window's end is lost, so that the kept share melts with the time left.
    protected override decimal Kept(decimal limit, long now, decimal share)
    {
        (long start, long end) = clock.Around(now);
        return decimal.Floor(limit * share * (end - now) / (end - start));
    }

    protected override long FreeAgain(LedgerState state, long now, TakeWish wish, decimal limit)
    {
        (long start, long end) = clock.Around(now);
        decimal spare = decimal.Floor(limit - state.Used - wish.Units);
        if (limit - state.Used < wish.Units)
        {
            return base.FreeAgain(state, now, wish with { KeptShare = 0 }, limit);
        }

        // Kept = floor(limit × share × left / length) ≤ spare first when limit × share × left / length < spare + 1.
        decimal left = (spare + 1) * (end - start) / (limit * wish.KeptShare);
        return Math.Clamp(end - (long)decimal.Floor(Math.Min(left, end - now)) + 1, now + 1, end);
    }
}
