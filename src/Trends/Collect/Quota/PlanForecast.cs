namespace Trends.Collect.Quota;

/// <summary>What many calls would take of one plan.</summary>
/// <param name="Plan">The plan's name.</param>
/// <param name="Units">The most units they spend: calls, points, items, new distinct items, or US dollars.</param>
/// <param name="EndsAt">The earliest time at which this plan would let the last one start, in UTC; null for never, or beyond reckoning.</param>
public sealed record PlanForecast(string Plan, decimal Units, DateTimeOffset? EndsAt);
