using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TrendFunctions.Pipeline;
using Trends;
using Trends.Clean;

namespace TrendFunctions.Clean;

/// <summary>The clean stage: winners among versions, missing values, outliers, staging months; a kind at a time.</summary>
public static class CleanRun
{
    /// <summary>The plan of the stage.</summary>
    /// <param name="context">The orchestration; its input is a <see cref="StageInput"/>.</param>
    [Function(nameof(CleanRun))]
    public static async Task<StageOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        StageCounts counts = new();
        foreach (RecordKind kind in RecordKinds.Staged)
        {
            counts += await CleanKindAsync(context, kind);
        }

        return new(counts);
    }

    private static async Task<StageCounts> CleanKindAsync(TaskOrchestrationContext context, RecordKind kind)
    {
        IReadOnlyList<CleanSlice> slices = await context.CallActivityAsync<IReadOnlyList<CleanSlice>>(nameof(CleanActivities.PlanClean), kind, Activities.Retried);
        await FanOut.OverAsync<CleanSlice, long>(context, nameof(CleanActivities.CleanMonths), slices);
        return await context.CallActivityAsync<StageCounts>(nameof(CleanActivities.CompleteClean), kind, Activities.Retried);
    }
}
