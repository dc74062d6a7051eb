namespace Trends.Serving.Trending;

/// <summary>One term over time.</summary>
/// <param name="Term">The term in display form.</param>
/// <param name="Points">Its series.</param>
/// <param name="Forecast">The next 24 steps; empty without model.</param>
/// <param name="Evidence">At most 10 documents, the most central first.</param>
/// <param name="Signals">What trend sources said of it in that time, oldest first; at most 1,000.</param>
public sealed record TermAnswer(
    string Term,
    IReadOnlyList<TrendPoint> Points,
    IReadOnlyList<ForecastValue> Forecast,
    IReadOnlyList<TrendEvidenceItem> Evidence,
    IReadOnlyList<TrendSignal> Signals);
