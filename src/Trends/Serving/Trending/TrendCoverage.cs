using Trends.Collect.Connect;

namespace Trends.Serving.Trending;

/// <summary>How much of what was asked of a platform came.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Share">The mean share of its queries for posts and news that were read whole, over the hours it was asked for, 0 to 1.</param>
/// <param name="Gaps">What is missing and why, by source and time.</param>
public sealed record TrendCoverage(string Platform, double Share, IReadOnlyList<CoverageGap> Gaps);
