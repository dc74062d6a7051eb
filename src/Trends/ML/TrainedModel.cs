namespace Trends.ML;

/// <summary>A model fresh from training.</summary>
/// <param name="Artefact">Its bytes, all that serving needs.</param>
/// <param name="Metrics">Its measures on held-out rows.</param>
/// <param name="BaselineName">What it is measured against, in words.</param>
/// <param name="Baseline">The baseline's measures on the same rows.</param>
/// <param name="Primary">The measure that decides promotion, present in both.</param>
/// <param name="HigherIsBetter">Whether more of it is better.</param>
public sealed record TrainedModel(
    ReadOnlyMemory<byte> Artefact,
    IReadOnlyDictionary<string, double> Metrics,
    string BaselineName,
    IReadOnlyDictionary<string, double> Baseline,
    string Primary,
    bool HigherIsBetter);
