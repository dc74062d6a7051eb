using Trends;

namespace TrendFunctions.Pipeline;

/// <summary>What a stage did, for the run report.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Stage">The stage's name.</param>
/// <param name="Status">One of the words of a run report.</param>
/// <param name="Counts">Its counts.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record StageEnd(string RunId, string Stage, string Status, StageCounts Counts, double Seconds);
