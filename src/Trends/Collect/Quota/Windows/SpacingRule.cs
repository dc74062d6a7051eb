namespace Trends.Collect.Quota.Windows;

/// <summary>One call, then none for a while. The while counts from the latest time at which the call may start.</summary>
/// <param name="plan">The plan; checked.</param>
/// <param name="length">The least time from call to call in milliseconds.</param>
internal sealed class SpacingRule(QuotaPlan plan, long length) : CountRule(plan, length)
{
    // A fiftieth is lost to every call: less than that, and a store that answers slowly would lose the call.
    internal override long Slack => Math.Clamp(Length / 50, 1, 2000);

    internal override WindowSlot Slot(long now, long slack)
    {
        long useBy = now + Math.Max(1, slack);
        return new(useBy, useBy + Length + Guard);
    }

    internal override LedgerState Learn(LedgerState state, long now, UsageReading reading, decimal leased) => state;

    internal override long? EndOf(LedgerState state, long now, decimal units, long calls)
    {
        IReadOnlyList<LedgerEntry> entries = state.Freed(now).Entries;
        long first = entries.Count is 0 ? now : entries[^1].FreedAt;
        return calls - 1 > (long.MaxValue - first) / (Length + Guard) ? null : first + ((calls - 1) * (Length + Guard));
    }
}
