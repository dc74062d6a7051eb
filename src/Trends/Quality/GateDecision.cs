namespace Trends.Quality;

/// <summary>What the gate decided.</summary>
/// <param name="Passed">Whether every score of every dataset reaches its threshold.</param>
/// <param name="Stops">Whether the run must stop.</param>
/// <param name="Failures">A sentence for each score that does not, with dataset, value and threshold; empty when passed.</param>
public sealed record GateDecision(bool Passed, bool Stops, IReadOnlyList<string> Failures);
