using System.Diagnostics.CodeAnalysis;

namespace Trends.Collect.Quota.Windows;

/// <summary>What a window says to a wish.</summary>
/// <param name="State">The state after it; what was not granted changes at most what is freed.</param>
/// <param name="Slot">Where what was taken counts.</param>
/// <param name="Units">How much was taken.</param>
/// <param name="WaitUntil">When to ask again, in milliseconds since 1970; meaningless when it was granted.</param>
/// <param name="Reason">Why not; null when it was granted.</param>
internal sealed record TakeResult(LedgerState State, WindowSlot Slot, decimal Units, long WaitUntil, string? Reason)
{
    [MemberNotNullWhen(false, nameof(Reason))]
    internal bool IsGranted => Reason is null;

    internal static TakeResult Granted(LedgerState state, WindowSlot slot, decimal units) => new(state, slot, units, 0, null);

    internal static TakeResult Denied(LedgerState state, long waitUntil, string reason) => new(state, default, 0, waitUntil, reason);
}
