namespace TrendFunctions.Monitoring;

/// <summary>How fresh the data are.</summary>
/// <param name="NewestEvent">The newest event that a completed run took in, in UTC; null for none.</param>
/// <param name="NewestLiveEvent">When the newest live event came, in UTC; null when none ever did.</param>
/// <param name="LastRunEndedAt">When the last run completed, in UTC; null when none did.</param>
public sealed record Freshness(DateTimeOffset? NewestEvent, DateTimeOffset? NewestLiveEvent, DateTimeOffset? LastRunEndedAt);
