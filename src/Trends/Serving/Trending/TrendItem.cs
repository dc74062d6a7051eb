namespace Trends.Serving.Trending;

/// <summary>A term that trends.</summary>
/// <param name="Term">The term in display form.</param>
/// <param name="Count">Documents of the window with it.</param>
/// <param name="UniqueCount">The same without copies.</param>
/// <param name="Expected">How many without copies its history led to expect.</param>
/// <param name="Score">Signed −log10 of the probability of such a count by chance.</param>
/// <param name="QValue">That probability, adjusted for how many terms were tested.</param>
/// <param name="Sentiment">Of the evidence; null without evidence or model.</param>
/// <param name="Platforms">Where it was seen.</param>
/// <param name="Forecast">Its count per hour in the next 24 hours; empty without model.</param>
/// <param name="Evidence">At most 10 documents, the most central first.</param>
public sealed record TrendItem(
    string Term,
    long Count,
    long UniqueCount,
    double Expected,
    double Score,
    double QValue,
    SentimentShares? Sentiment,
    IReadOnlyList<string> Platforms,
    IReadOnlyList<ForecastValue> Forecast,
    IReadOnlyList<TrendEvidenceItem> Evidence);
