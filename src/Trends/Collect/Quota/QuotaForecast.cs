namespace Trends.Collect.Quota;

/// <summary>What many calls would cost, by what is spent now.</summary>
/// <param name="Calls">How many calls.</param>
/// <param name="CostUsd">The most they cost in US dollars; 0 where nothing has a price.</param>
/// <param name="EndsAt">The earliest time at which the last could start, in UTC; null when a plan can never permit it, or only beyond reckoning.</param>
/// <param name="Plans">What they take of each plan, in the request's order.</param>
public sealed record QuotaForecast(long Calls, decimal CostUsd, DateTimeOffset? EndsAt, IReadOnlyList<PlanForecast> Plans);
