namespace Trends.Serving.Trending;

/// <summary>A term in one step of its history.</summary>
/// <param name="At">The step's beginning, in UTC.</param>
/// <param name="Count">Documents with the term.</param>
/// <param name="UniqueCount">The same without copies.</param>
/// <param name="Sentiment">Mean positive minus mean negative probability over a sample of its documents, -1 to 1; null without documents or model.</param>
public sealed record TrendPoint(DateTimeOffset At, long Count, long UniqueCount, double? Sentiment);
