namespace Trends.Collect.Quota.Windows;

/// <summary>Windows that count units up to a limit.</summary>
/// <param name="plan">The plan; checked.</param>
/// <param name="length">The window's length in milliseconds.</param>
internal abstract class CountRule(QuotaPlan plan, long length) : WindowRule(plan, length)
{
    internal override TakeResult Take(LedgerState state, long now, TakeWish wish)
    {
        state = state.Freed(now);
        decimal limit = Limit(state);
        if (wish.Units > limit)
        {
            return TakeResult.Denied(state, Plan.Window is MoneyWindow ? Slot(now, 0).FreedAt : Never, Asks(wish.Units, limit));
        }

        WindowSlot slot = Slot(now, wish.Slack);
        if (slot.UseBy <= now)
        {
            return TakeResult.Denied(state, slot.FreedAt, "the window is about to end");
        }

        decimal used = state.Used;
        decimal free = limit - used - Kept(limit, now, wish.KeptShare);
        if (wish.Units > free)
        {
            return TakeResult.Denied(state, FreeAgain(state, now, wish, limit), IsUsed(used, limit));
        }

        // The less there is, the less is taken at once: near the end of a window nobody sits on what another could use.
        decimal taken = Math.Max(wish.Units, Math.Min(wish.AtMost, decimal.Floor(free / 16)));
        return TakeResult.Granted(taken is 0 ? state : state.Add(new(slot.FreedAt, taken)), slot, taken);
    }

    /// <summary>Says how many units are kept for others.</summary>
    protected virtual decimal Kept(decimal limit, long now, decimal share) => decimal.Floor(limit * share);

    /// <summary>Says when enough units will be there; <see cref="WindowRule.Never"/> when the kept ones alone forbid it.</summary>
    protected virtual long FreeAgain(LedgerState state, long now, TakeWish wish, decimal limit)
    {
        decimal free = limit - state.Used - Kept(limit, now, wish.KeptShare);
        foreach (LedgerEntry entry in state.Entries)
        {
            free += entry.Units;
            if (free >= wish.Units)
            {
                return entry.FreedAt;
            }
        }

        return Never;
    }
}
