namespace TrendFunctions.Monitoring;

/// <summary>A model as the monitoring report shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version that serves; null when none does.</param>
/// <param name="Measure">The measure that decides, such as <c>accuracy</c>; null before the first version.</param>
/// <param name="Value">Its value for the serving version, otherwise for the newest, on held-out rows.</param>
/// <param name="Baseline">The baseline's value on the same rows.</param>
/// <param name="HigherIsBetter">Whether more of it is better.</param>
/// <param name="History">The versions, oldest first.</param>
public sealed record MonitoredModel(
    string Name,
    string? Version,
    string? Measure,
    double? Value,
    double? Baseline,
    bool HigherIsBetter,
    IReadOnlyList<ModelPoint> History);
