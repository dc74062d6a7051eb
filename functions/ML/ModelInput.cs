namespace TrendFunctions.ML;

/// <summary>One model of a run.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Model">The model's name.</param>
public sealed record ModelInput(string RunId, string Model);
