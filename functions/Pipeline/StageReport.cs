using Trends;

namespace TrendFunctions.Pipeline;

/// <summary>What a stage of a run did.</summary>
/// <param name="Name">The stage's name.</param>
/// <param name="Status">One of the words of a run report.</param>
/// <param name="RowsIn">Records given to it.</param>
/// <param name="RowsOut">Records it passed on.</param>
/// <param name="Duplicates">Records that stood there already, or lost to a newer version.</param>
/// <param name="Quarantined">Records set aside with a reason.</param>
/// <param name="Erased">Records left out because their person or post was erased.</param>
/// <param name="RowsWritten">Rows written to a store.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record StageReport(
    string Name,
    string Status,
    long RowsIn,
    long RowsOut,
    long Duplicates,
    long Quarantined,
    long Erased,
    long RowsWritten,
    double Seconds)
{
    /// <summary>Makes the report of a stage that ended.</summary>
    /// <param name="end">How it ended.</param>
    internal static StageReport Of(StageEnd end)
    {
        StageCounts counts = end.Counts;
        return new(
            end.Stage,
            end.Status,
            counts.RowsIn,
            counts.RowsOut,
            counts.Duplicates,
            counts.Quarantined,
            counts.Erased,
            counts.RowsWritten,
            Math.Round(end.Seconds, 3));
    }
}
