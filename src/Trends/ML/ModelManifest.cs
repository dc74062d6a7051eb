namespace Trends.ML;

/// <summary>What is known of one version of a model; stands beside its artefact as <c>manifest.json</c>.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Version">Its version: 16 hex digits made from data, code and parameters.</param>
/// <param name="From">The time of the first training row, in UTC; null when rows have no time.</param>
/// <param name="To">The time of the last training row, in UTC; null when rows have no time.</param>
/// <param name="Rows">How many rows it was made from, held-out ones included.</param>
/// <param name="DataDigest">The hash of those rows.</param>
/// <param name="Code">The revision of the training code.</param>
/// <param name="Parameters">The training's parameters.</param>
/// <param name="Metrics">Its measures on held-out rows.</param>
/// <param name="BaselineName">What it is measured against, in words.</param>
/// <param name="Baseline">The baseline's measures on the same rows.</param>
/// <param name="Primary">The measure that decides promotion.</param>
/// <param name="HigherIsBetter">Whether more of it is better.</param>
/// <param name="Hash">SHA-256 of the artefact, lower-case hex.</param>
/// <param name="Bytes">The artefact's size.</param>
public sealed record ModelManifest(
    string Name,
    string Version,
    DateTimeOffset? From,
    DateTimeOffset? To,
    long Rows,
    string DataDigest,
    string Code,
    string Parameters,
    IReadOnlyDictionary<string, double> Metrics,
    string BaselineName,
    IReadOnlyDictionary<string, double> Baseline,
    string Primary,
    bool HigherIsBetter,
    string Hash,
    long Bytes)
{
    /// <summary>Gets a value indicating whether it is better than its baseline on the primary measure.</summary>
    public bool BeatsBaseline => IsBetter(Metrics[Primary], Baseline[Primary]);

    /// <summary>Gets how much better than its baseline it is on the primary measure, relative to the baseline; below 0 it is worse.</summary>
    public double Gain => GainOver(Baseline[Primary]);

    /// <summary>Gives how much better it is than a value of its primary measure, relative to that value; below 0 it is worse.</summary>
    /// <param name="than">The value.</param>
    public double GainOver(double than)
        => (Metrics[Primary] - than) / Math.Max(Math.Abs(than), 1e-9) * (HigherIsBetter ? 1 : -1);

    /// <summary>Tells whether one value of the primary measure is better than another; equal is not.</summary>
    /// <param name="value">The value.</param>
    /// <param name="than">What it is compared with.</param>
    public bool IsBetter(double value, double than) => HigherIsBetter ? value > than : value < than;
}
