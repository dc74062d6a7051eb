using Microsoft.Azure.Functions.Worker;
using Trends;
using Trends.Clean;
using Trends.Pipeline;

namespace TrendFunctions.Clean;

/// <summary>The activities of the clean stage.</summary>
/// <param name="stage">Does the work.</param>
/// <param name="progress">Is told how far it is.</param>
public sealed class CleanActivities(CleanStage stage, IRunProgress progress)
{
    /// <summary>Decides which months of a kind have changed.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(PlanClean))]
    public async Task<IReadOnlyList<CleanSlice>> PlanClean([ActivityTrigger] RecordKind kind, CancellationToken cancellationToken)
    {
        IReadOnlyList<CleanSlice> slices = (await stage.PlanAsync(kind, cancellationToken)).Slices;
        progress.Expect(RunStages.Clean, slices.Sum(s => s.Rows));
        return slices;
    }

    /// <summary>Cleans some months of a kind.</summary>
    /// <param name="slice">The months.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(CleanMonths))]
    public async Task<long> CleanMonths([ActivityTrigger] CleanSlice slice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(slice);
        long rows = await stage.CleanSliceAsync(slice, cancellationToken);
        progress.Advance(RunStages.Clean, slice.Kind.Name(), slice.Rows);
        return rows;
    }

    /// <summary>Publishes what was cleaned of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(CompleteClean))]
    public Task<StageCounts> CompleteClean([ActivityTrigger] RecordKind kind, CancellationToken cancellationToken)
        => stage.CompleteAsync(kind, cancellationToken);
}
