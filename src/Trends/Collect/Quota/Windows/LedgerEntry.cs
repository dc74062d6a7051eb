namespace Trends.Collect.Quota.Windows;

/// <summary>Units that count until a time.</summary>
/// <param name="FreedAt">When they count no more, in milliseconds since 1970.</param>
/// <param name="Units">The units; above 0.</param>
/// <param name="Key">The item or holder they are for; null when nobody asks.</param>
/// <param name="FreeUntil">Until when the item's repeats are free, in milliseconds since 1970; below 0 while nobody knows whether it was used, 0 for no item.</param>
internal readonly record struct LedgerEntry(long FreedAt, decimal Units, string? Key = null, long FreeUntil = 0);
