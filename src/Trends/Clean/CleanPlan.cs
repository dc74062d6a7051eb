namespace Trends.Clean;

/// <summary>What a run has to clean of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Slices">The slices, in order of time; they may run in any order and at once.</param>
/// <param name="Counts">
/// The balance of the accepted parts that are new or changed since the last complete run: every row of theirs either stands in staging (out)
/// or lost to another version or copy of itself (duplicates). All zero when no part is new.
/// </param>
public sealed record CleanPlan(RecordKind Kind, IReadOnlyList<CleanSlice> Slices, StageCounts Counts);
