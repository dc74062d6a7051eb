using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TrendFunctions.Pipeline;
using Trends;

namespace TrendFunctions.Marts;

/// <summary>The marts stage: every mart whose part of the warehouse has changed.</summary>
public static class MartsRun
{
    /// <summary>The plan of the stage.</summary>
    /// <param name="context">The orchestration.</param>
    [Function(nameof(MartsRun))]
    public static async Task<StageOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IReadOnlyList<string> marts = await context.CallActivityAsync<IReadOnlyList<string>>(nameof(MartActivities.PlanMarts), Activities.Retried);
        return new(FanOut.Sum(await FanOut.OverAsync<string, StageCounts>(context, nameof(MartActivities.BuildMart), marts)));
    }
}
