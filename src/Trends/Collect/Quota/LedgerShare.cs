using Trends.Collect.Quota.Windows;

namespace Trends.Collect.Quota;

/// <summary>What a call has of one ledger.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Slot">Where it counts.</param>
/// <param name="Units">The units reserved.</param>
/// <param name="Keys">The items or the holder it is for.</param>
/// <param name="TakenAs">The priority with which the units were taken of the shared row.</param>
internal sealed record LedgerShare(QuotaLedger Ledger, WindowSlot Slot, decimal Units, IReadOnlyList<string> Keys, QuotaPriority TakenAs);
