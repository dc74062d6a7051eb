using Trends;
using Trends.Collect.Quarantine;

namespace TrendFunctions.Pipeline;

/// <summary>What landing a file did for a run.</summary>
/// <param name="Counts">The counts of the first landing in the run.</param>
/// <param name="Bad">Its bad records.</param>
/// <param name="Warnings">What users should know of the file as a whole.</param>
public sealed record LandedFile(StageCounts Counts, IReadOnlyList<BadRecords> Bad, IReadOnlyList<string> Warnings);
