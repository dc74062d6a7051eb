using Trends.Pipeline;

namespace TrendFunctions.Pipeline;

/// <summary>What a stage's orchestration is given.</summary>
/// <param name="RunId">The run, which is the id of its orchestration.</param>
/// <param name="Request">What the run was asked.</param>
public sealed record StageInput(string RunId, RunRequest Request);
