using Microsoft.Azure.Functions.Worker;
using Trends;
using Trends.Warehouse;

namespace TrendFunctions.Warehouse;

/// <summary>The activities of the load stage.</summary>
/// <param name="stage">Does the work.</param>
public sealed class LoadActivities(WarehouseStage stage)
{
    /// <summary>Decides what of the warehouse is behind staging.</summary>
    /// <param name="input">Nothing: the whole of staging is looked at.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(PlanLoad))]
    public async Task<IReadOnlyList<WarehouseSlice>> PlanLoad([ActivityTrigger] string? input, CancellationToken cancellationToken)
        => (await stage.PlanAsync(cancellationToken)).Slices;

    /// <summary>Loads some months.</summary>
    /// <param name="slice">The months.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(LoadMonths))]
    public Task<long> LoadMonths([ActivityTrigger] WarehouseSlice slice, CancellationToken cancellationToken)
        => stage.LoadSliceAsync(slice, cancellationToken);

    /// <summary>Loads the dimensions and publishes what was loaded.</summary>
    /// <param name="input">Nothing.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(CompleteLoad))]
    public Task<StageCounts> CompleteLoad([ActivityTrigger] string? input, CancellationToken cancellationToken)
        => stage.CompleteAsync(cancellationToken);
}
