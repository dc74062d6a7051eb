namespace Trends.Serving.Trending;

/// <summary>A term in one step of its history.</summary>
/// <param name="At">The step's beginning, in UTC.</param>
/// <param name="Count">Documents with the term.</param>
/// <param name="UniqueCount">The same without copies.</param>
/// <param name="Sentiment">Mean positive minus mean negative probability over a sample of its documents, -1 to 1; null without documents or model.</param>
/// <param name="Coverage">Which share of what was asked of the platforms for this step came, 0 to 1; null where that is not known, as for files. Below 1, a low count may be no fall.</param>
public sealed record TrendPoint(DateTimeOffset At, long Count, long UniqueCount, double? Sentiment, double? Coverage = null);
