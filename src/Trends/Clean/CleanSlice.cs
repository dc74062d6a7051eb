namespace Trends.Clean;

/// <summary>Consecutive months of a kind that one call cleans.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Months">The months, <c>YYYY-MM</c> or <c>none</c>, in order.</param>
/// <param name="Rows">How many rows they hold.</param>
public sealed record CleanSlice(RecordKind Kind, IReadOnlyList<string> Months, long Rows);
