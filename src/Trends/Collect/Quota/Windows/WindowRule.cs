namespace Trends.Collect.Quota.Windows;

/// <summary>How a kind of window counts: pure functions from a state to the next. Times are milliseconds since 1970.</summary>
/// <param name="plan">The plan; checked.</param>
/// <param name="length">The window's length in milliseconds.</param>
internal abstract class WindowRule(QuotaPlan plan, long length)
{
    /// <summary>The time to ask again of what can never be.</summary>
    internal const long Never = long.MaxValue;

    internal QuotaPlan Plan => plan;

    /// <summary>Gets the milliseconds a call may take from its leave to its start, as long as the store is not slower.</summary>
    internal virtual long Slack => Math.Clamp(length / 256, 1, 2000);

    /// <summary>Gets the milliseconds by which a call on its way may cross a window's end.</summary>
    protected long Guard { get; } = (long)Math.Ceiling(plan.Guard.TotalMilliseconds);

    /// <summary>Gets the length of the window in milliseconds; of the longest where they differ.</summary>
    internal long WindowLength => length;

    /// <summary>Gets the milliseconds to which stated resets are rounded up. Those of one fixed window hardly differ.</summary>
    protected virtual long LearnedStep => 1000;

    protected long Length => length;

    /// <summary>Tells whether calls to come may be taken along.</summary>
    internal virtual bool IsLeased(LedgerState state) => false;

    /// <summary>Gives the limit in force.</summary>
    internal decimal Limit(LedgerState state)
    {
        decimal limit = state.LearnedLimit ?? plan.Limit;
        decimal share = limit * plan.SafetyShare;

        // Money has cents; calls are whole, and a share must not lose the last one.
        return plan.Window is MoneyWindow ? share : Math.Max(Math.Min(1, limit), decimal.Floor(share));
    }

    /// <summary>Gives what counts at a time.</summary>
    internal virtual decimal Used(LedgerState state, long now) => state.Freed(now).Used;

    /// <summary>Says where a call of now counts.</summary>
    internal abstract WindowSlot Slot(long now, long slack);

    /// <summary>Takes units, or says until when to wait.</summary>
    internal abstract TakeResult Take(LedgerState state, long now, TakeWish wish);

    /// <summary>Gives back what was taken and not spent.</summary>
    internal virtual LedgerState GiveBack(LedgerState state, long now, WindowSlot slot, decimal units, IReadOnlyList<string> keys) =>
        state.Remove(new(slot.FreedAt, units));

    /// <summary>Counts units that are spent already, whatever the limit.</summary>
    internal virtual LedgerState Charge(LedgerState state, long now, decimal units) => state.Freed(now).Add(new(Slot(now, 0).FreedAt, units));

    /// <summary>Takes over what the platform says is used, when that is more; <paramref name="leased"/> units are taken and not yet used.</summary>
    internal virtual LedgerState Learn(LedgerState state, long now, UsageReading reading, decimal leased)
    {
        LedgerState learned = LearnLimit(state, reading);
        decimal limit = reading.Limit ?? learned.LearnedLimit ?? plan.Limit;
        decimal? spent = reading.Used ?? (limit - reading.Remaining) ?? (reading.UsedShare is { } share ? decimal.Ceiling(share * limit) : null);
        decimal missing = (spent ?? 0) + leased - Used(learned, now);
        if (missing <= 0)
        {
            return learned;
        }

        // Rounded up, so that what is learned again and again makes few entries; never past what the window itself would count it for.
        long natural = Slot(now, 0).FreedAt;
        long step = LearnedStep;
        long reset = (((reading.ResetAt ?? reading.BlockedUntil)?.ToUnixTimeMilliseconds() ?? 0) + step - 1) / step * step;
        long freedAt = reset > now ? Math.Min(reset, natural) : natural;
        return learned.Freed(now).Add(new(freedAt, missing));
    }

    /// <summary>Says when the window opens again after a rejection that states no time.</summary>
    internal virtual long BlockedUntil(long now) => now + (plan.BlockFor is { } block ? (long)block.TotalMilliseconds : length);

    /// <summary>Says when the last of many equal calls could start at the earliest; null when that is too far to say.</summary>
    /// <param name="state">The state at <paramref name="now"/>.</param>
    /// <param name="now">When the first would.</param>
    /// <param name="units">The units of one call.</param>
    /// <param name="calls">How many calls; 1 or more.</param>
    internal virtual long? EndOf(LedgerState state, long now, decimal units, long calls)
    {
        const int MostSteps = 200_000;
        long left = calls;
        long at = now;
        for (int step = 0; step < MostSteps; step++)
        {
            state = state.Freed(at);
            long fit = units is 0 ? left : (long)Math.Min(left, decimal.Floor(Math.Max(0, Limit(state) - state.Used) / units));
            if (fit > 0)
            {
                left -= fit;
                state = units is 0 ? state : state.Add(new(Slot(at, 0).FreedAt, fit * units));
            }

            if (left is 0)
            {
                return at;
            }

            if (state.Entries.Count is 0)
            {
                return null;
            }

            at = state.Entries[0].FreedAt;
        }

        return null;
    }

    protected LedgerState LearnLimit(LedgerState state, UsageReading reading)
    {
        if (reading.Limit is not { } limit || limit == (state.LearnedLimit ?? plan.Limit))
        {
            return state;
        }

        bool isRaise = limit > plan.Limit && plan.Usage?.RaisesLimit is not true;
        return state with { LearnedLimit = isRaise || limit == plan.Limit ? null : limit };
    }

    protected static string Asks(decimal units, decimal limit) => FormattableString.Invariant($"the call asks for {units} of {limit}");

    protected static string IsUsed(decimal used, decimal limit) => FormattableString.Invariant($"{used} of {limit} are used");
}
