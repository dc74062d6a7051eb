using Trends.Collect.Quarantine;

namespace Trends.Quality.Metrics;

/// <summary>What quality found in one batch; stands beside its accepted part.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="IsLive">Whether it was collected live.</param>
/// <param name="Counts">The counts.</param>
public sealed record BatchReport(BatchRef Batch, bool IsLive, QualityCounts Counts)
{
    /// <summary>Gets the bad records and emptied cells, with the first of each.</summary>
    public IReadOnlyList<BadRecords> BadRecords { get; init; } = [];

    /// <summary>Gets how many of its records were left out because their person or post was erased; they are no part of the counts.</summary>
    public long Erased { get; init; }
}
