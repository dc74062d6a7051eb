using Microsoft.Azure.Functions.Worker;
using Trends;
using Trends.Clean;

namespace TrendFunctions.Clean;

/// <summary>The activities of the clean stage.</summary>
/// <param name="stage">Does the work.</param>
public sealed class CleanActivities(CleanStage stage)
{
    /// <summary>Decides which months of a kind have changed.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(PlanClean))]
    public async Task<IReadOnlyList<CleanSlice>> PlanClean([ActivityTrigger] RecordKind kind, CancellationToken cancellationToken)
        => (await stage.PlanAsync(kind, cancellationToken)).Slices;

    /// <summary>Cleans some months of a kind.</summary>
    /// <param name="slice">The months.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(CleanMonths))]
    public Task<long> CleanMonths([ActivityTrigger] CleanSlice slice, CancellationToken cancellationToken)
        => stage.CleanSliceAsync(slice, cancellationToken);

    /// <summary>Publishes what was cleaned of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(CompleteClean))]
    public Task<StageCounts> CompleteClean([ActivityTrigger] RecordKind kind, CancellationToken cancellationToken)
        => stage.CompleteAsync(kind, cancellationToken);
}
