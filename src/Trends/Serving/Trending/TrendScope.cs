namespace Trends.Serving.Trending;

/// <summary>Which documents a trend question is about.</summary>
/// <param name="Platform">One platform, lower case; null for all.</param>
/// <param name="Language">One language, lower case; null for all.</param>
public sealed record TrendScope(string? Platform = null, string? Language = null);
