namespace Trends.Collect.Quota.Windows;

/// <summary>Places that calls hold while they run. A place is freed when its holder says so, or gives no sign of life for the lease.</summary>
/// <param name="plan">The plan; checked.</param>
/// <param name="lease">The lease in milliseconds.</param>
internal sealed class ConcurrencyRule(QuotaPlan plan, long lease) : WindowRule(plan, lease)
{
    internal override WindowSlot Slot(long now, long slack) => new(now + Length, now + Length + Guard);

    internal override TakeResult Take(LedgerState state, long now, TakeWish wish)
    {
        state = state.Freed(now);
        decimal limit = Limit(state);
        decimal places = limit - decimal.Floor(limit * wish.KeptShare);
        WindowSlot slot = Slot(now, wish.Slack);
        if (state.Used + 1 > places)
        {
            int missing = (int)(state.Used + 1 - places);
            return TakeResult.Denied(state, state.Entries[Math.Min(missing, state.Entries.Count) - 1].FreedAt, IsUsed(state.Used, limit));
        }

        return TakeResult.Granted(state.Add(new(slot.FreedAt, 1, wish.Keys[0])), slot, 1);
    }

    internal override LedgerState GiveBack(LedgerState state, long now, WindowSlot slot, decimal units, IReadOnlyList<string> keys)
    {
        LedgerState freed = state.Freed(now);
        List<LedgerEntry> left = [.. freed.Entries.Where(e => e.Key is null || !keys.Contains(e.Key))];
        return left.Count == freed.Entries.Count ? state : freed with { Entries = left };
    }

    /// <summary>Prolongs a holder's lease; null when it has ended and the place may be another's.</summary>
    internal LedgerState? Renew(LedgerState state, long now, string holder)
    {
        LedgerState freed = state.Freed(now);
        return freed.Entries.Any(e => e.Key == holder)
            ? GiveBack(freed, now, default, 1, [holder]).Add(new(Slot(now, 0).FreedAt, 1, holder))
            : null;
    }

    internal override LedgerState Charge(LedgerState state, long now, decimal units) => state;

    internal override LedgerState Learn(LedgerState state, long now, UsageReading reading, decimal leased) => state;

    // How long calls run is not known here.
    internal override long? EndOf(LedgerState state, long now, decimal units, long calls) => now;
}
