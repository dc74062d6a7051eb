namespace Trends.Collect.Quota.Windows;

/// <summary>Where a call of now counts.</summary>
/// <param name="UseBy">The time before which it must start, in milliseconds since 1970.</param>
/// <param name="FreedAt">When it counts no more, in milliseconds since 1970.</param>
internal readonly record struct WindowSlot(long UseBy, long FreedAt);
