using Trends.Collect.Quota.Windows;

namespace Trends.Collect.Quota;

/// <summary>Units an instance has taken from the shared ledger for calls to come. The shared ledger counts them as spent; who dies loses them.</summary>
/// <param name="slot">Where they count, and until when they may be used.</param>
/// <param name="priority">The priority they were taken with: only as urgent a call or a more urgent one may use them.</param>
internal sealed class LedgerLease(WindowSlot slot, QuotaPriority priority)
{
    internal WindowSlot Slot => slot;

    internal QuotaPriority Priority => priority;

    internal decimal Units { get; set; }
}
