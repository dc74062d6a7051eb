namespace TrendFunctions.Monitoring;

/// <summary>How the answers' cache does in this process.</summary>
/// <param name="Hits">Answers from the cache since the start.</param>
/// <param name="Misses">Answers that were made since the start.</param>
/// <param name="Ratio">Hits ÷ answers, 0 to 1; null without answers.</param>
public sealed record CacheUse(long Hits, long Misses, double? Ratio);
