namespace Trends.Serving.Trending;

/// <summary>What a trend source said of a term.</summary>
/// <param name="At">When.</param>
/// <param name="Source">The dataset or connector it came by.</param>
/// <param name="Region">Where, such as KR; null when the source does not say.</param>
/// <param name="Value">How much, in the source's own unit; null when the source gives none.</param>
public sealed record TrendSignal(DateTimeOffset At, string Source, string? Region, double? Value);
