namespace Trends.Collect.Quota.Windows;

/// <summary>A bucket of points that fills steadily.</summary>
/// <remarks>
/// Points that are leased and not yet used are still in the platform's bucket, which stops filling when it is full. So ours fills only up to the capacity
/// less all leases (the entries) that run: else a lease used late would come on top of a full bucket. With S the platform's points, L ours and u
/// those leased and unused, S ≥ L + u holds at all times.
/// </remarks>
/// <param name="plan">The plan; checked.</param>
/// <param name="perSecond">Points added a second.</param>
internal sealed class TokenBucketRule(QuotaPlan plan, decimal perSecond) : WindowRule(plan, FillTime(plan.Limit, perSecond))
{
    private readonly long _quantum = Math.Clamp(FillTime(plan.Limit, perSecond) / 64, 20, 2000);

    internal override bool IsLeased(LedgerState state) => true;

    internal override decimal Used(LedgerState state, long now)
    {
        LedgerState at = At(state, now);
        return Capacity(state) - (at.Level ?? Capacity(state));
    }

    // Rounded to quanta, so that leases taken at about the same time are one entry.
    internal override WindowSlot Slot(long now, long slack)
    {
        long end = (((now + slack) / _quantum) + 1) * _quantum;
        return new(end, end);
    }

    internal override TakeResult Take(LedgerState state, long now, TakeWish wish)
    {
        state = At(state, now);
        decimal capacity = Capacity(state);
        decimal kept = decimal.Floor(capacity * wish.KeptShare);
        if (wish.Units > capacity - kept)
        {
            return TakeResult.Denied(state, Never, Asks(wish.Units, capacity - kept));
        }

        decimal level = Math.Min(state.Level ?? capacity, capacity);
        if (wish.Units > level - kept)
        {
            return TakeResult.Denied(state, FilledAt(state, now, level, wish.Units + kept), IsUsed(decimal.Ceiling(capacity - level), capacity));
        }

        WindowSlot slot = Slot(now, wish.Slack);
        decimal taken = Math.Max(wish.Units, Math.Min(wish.AtMost, decimal.Floor((level - kept) / 16)));
        return TakeResult.Granted((state with { Level = level - taken, LevelAt = now }).Add(new(slot.FreedAt, taken)), slot, taken);
    }

    // After its lease's end a point may have been poured away by a full bucket: it is lost.
    internal override LedgerState GiveBack(LedgerState state, long now, WindowSlot slot, decimal units, IReadOnlyList<string> keys)
    {
        if (now >= slot.FreedAt)
        {
            return state;
        }

        LedgerState at = At(state, now).Remove(new(slot.FreedAt, units));
        return at with { Level = Math.Min(Capacity(at) - at.Used, (at.Level ?? Capacity(at)) + units), LevelAt = now };
    }

    internal override LedgerState Charge(LedgerState state, long now, decimal units)
    {
        LedgerState at = At(state, now);
        return at with { Level = (at.Level ?? Capacity(at)) - units, LevelAt = now };
    }

    internal override LedgerState Learn(LedgerState state, long now, UsageReading reading, decimal leased)
    {
        LedgerState at = At(LearnLimit(state, reading), now);
        decimal level = at.Level ?? Capacity(at);
        decimal? told = reading.Remaining ?? (reading.Limit - reading.Used);
        return told - leased < level ? at with { Level = told - leased, LevelAt = now } : at.LearnedLimit == state.LearnedLimit ? state : at;
    }

    internal override long? EndOf(LedgerState state, long now, decimal units, long calls)
    {
        LedgerState at = At(state, now);
        decimal missing = (units * calls) - (at.Level ?? Capacity(at));
        return units > Capacity(at) ? null : now + (long)decimal.Ceiling(Math.Max(0, missing) * 1000 / perSecond);
    }

    private static long FillTime(decimal capacity, decimal perSecond) => Math.Max(1, (long)decimal.Ceiling(capacity * 1000 / perSecond));

    // What may gather while calls are on their way arrives at once.
    private decimal Capacity(LedgerState state) => Math.Max(1, Limit(state) - decimal.Ceiling(perSecond * Guard / 1000));

    /// <summary>Says when the bucket holds so many points; leases that run hold it down until they end.</summary>
    private long FilledAt(LedgerState state, long now, decimal level, decimal points)
    {
        long at = now;
        decimal room = Capacity(state) - state.Used;
        foreach (LedgerEntry entry in state.Entries)
        {
            decimal filled = level + (perSecond * (entry.FreedAt - at) / 1000);
            if (points <= Math.Min(room, filled))
            {
                break;
            }

            level = Math.Max(level, Math.Min(room, filled));
            at = entry.FreedAt;
            room += entry.Units;
        }

        return at + Math.Max(1, (long)decimal.Ceiling((points - level) * 1000 / perSecond));
    }

    /// <summary>Fills the bucket up to a time, piece by piece: every lease that ends on the way leaves more room.</summary>
    private LedgerState At(LedgerState state, long now)
    {
        decimal capacity = Capacity(state);
        if (state.Level is not { } level)
        {
            return state.Freed(now);
        }

        long at = state.LevelAt;
        decimal leased = state.Used;
        foreach (LedgerEntry entry in state.Entries.TakeWhile(e => e.FreedAt <= now))
        {
            Fill(entry.FreedAt);
            leased -= entry.Units;
        }

        Fill(now);
        return state.Freed(now) with { Level = level, LevelAt = Math.Max(at, state.LevelAt) };

        void Fill(long until)
        {
            if (until > at)
            {
                level = Math.Max(level, Math.Min(capacity - leased, level + (perSecond * (until - at) / 1000)));
                at = until;
            }
        }
    }
}
