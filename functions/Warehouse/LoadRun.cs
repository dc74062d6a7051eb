using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TrendFunctions.Pipeline;
using Trends;
using Trends.Warehouse;

namespace TrendFunctions.Warehouse;

/// <summary>The load stage: the star schema, where staging has changed.</summary>
public static class LoadRun
{
    /// <summary>The plan of the stage.</summary>
    /// <param name="context">The orchestration.</param>
    [Function(nameof(LoadRun))]
    public static async Task<StageOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IReadOnlyList<WarehouseSlice> slices = await context.CallActivityAsync<IReadOnlyList<WarehouseSlice>>(nameof(LoadActivities.PlanLoad), Activities.Retried);
        await FanOut.OverAsync<WarehouseSlice, long>(context, nameof(LoadActivities.LoadMonths), slices);
        return new(await context.CallActivityAsync<StageCounts>(nameof(LoadActivities.CompleteLoad), Activities.Retried));
    }
}
