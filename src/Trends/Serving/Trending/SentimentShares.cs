namespace Trends.Serving.Trending;

/// <summary>The sentiment of some texts: mean probabilities that add up to 1.</summary>
/// <param name="Positive">Positive.</param>
/// <param name="Neutral">Neutral.</param>
/// <param name="Negative">Negative.</param>
public sealed record SentimentShares(double Positive, double Neutral, double Negative);
