using Microsoft.Azure.Functions.Worker;
using Trends;
using Trends.Pipeline;
using Trends.Warehouse;

namespace TrendFunctions.Warehouse;

/// <summary>The activities of the load stage.</summary>
/// <param name="stage">Does the work.</param>
/// <param name="progress">Is told how far it is.</param>
public sealed class LoadActivities(WarehouseStage stage, IRunProgress progress)
{
    /// <summary>Decides what of the warehouse is behind staging.</summary>
    /// <param name="input">Nothing: the whole of staging is looked at.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(PlanLoad))]
    public async Task<IReadOnlyList<WarehouseSlice>> PlanLoad([ActivityTrigger] string? input, CancellationToken cancellationToken)
    {
        IReadOnlyList<WarehouseSlice> slices = (await stage.PlanAsync(cancellationToken)).Slices;
        progress.Expect(RunStages.Load, slices.Sum(s => s.Rows));
        return slices;
    }

    /// <summary>Loads some months.</summary>
    /// <param name="slice">The months.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(LoadMonths))]
    public async Task<long> LoadMonths([ActivityTrigger] WarehouseSlice slice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(slice);
        long rows = await stage.LoadSliceAsync(slice, cancellationToken);
        progress.Advance(RunStages.Load, slice.Group, slice.Rows);
        return rows;
    }

    /// <summary>Loads the dimensions and publishes what was loaded.</summary>
    /// <param name="input">Nothing.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(CompleteLoad))]
    public Task<StageCounts> CompleteLoad([ActivityTrigger] string? input, CancellationToken cancellationToken)
        => stage.CompleteAsync(cancellationToken);
}
