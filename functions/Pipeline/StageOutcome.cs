using Trends;

namespace TrendFunctions.Pipeline;

/// <summary>What a stage's orchestration answers.</summary>
/// <param name="Counts">What it did.</param>
/// <param name="Gated">Whether the quality gate stopped the run.</param>
public sealed record StageOutcome(StageCounts Counts, bool Gated = false);
