namespace Trends.ML;

/// <summary>What a run did with one model.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Version">The version that the run's data gives; null when there is too little data.</param>
/// <param name="Promoted">Whether the run made it the serving one.</param>
/// <param name="Skipped">Why training or promotion did not happen; null when it did.</param>
/// <param name="Metrics">Its measures on held-out rows.</param>
/// <param name="Baseline">The baseline's measures on the same rows.</param>
public sealed record ModelReport(
    string Name,
    string? Version,
    bool Promoted,
    string? Skipped,
    IReadOnlyDictionary<string, double> Metrics,
    IReadOnlyDictionary<string, double> Baseline);
