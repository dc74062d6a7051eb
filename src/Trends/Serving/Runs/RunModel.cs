namespace Trends.Serving.Runs;

/// <summary>A model in a run.</summary>
/// <param name="Name">One of <c>sentiment trend recommendation campaign</c>.</param>
/// <param name="Version">The version that was trained; null when it was skipped.</param>
/// <param name="Promoted">Whether it serves now.</param>
/// <param name="Skipped">Why it was not trained; null when it was.</param>
/// <param name="Metrics">Its measures.</param>
/// <param name="Baseline">The measures of the simple method it must beat.</param>
public sealed record RunModel(
    string Name,
    string? Version,
    bool Promoted,
    string? Skipped,
    IReadOnlyDictionary<string, double> Metrics,
    IReadOnlyDictionary<string, double> Baseline);
