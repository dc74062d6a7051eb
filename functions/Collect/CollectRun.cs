using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TrendFunctions.Pipeline;

namespace TrendFunctions.Collect;

/// <summary>The collect stage: every file of the inputs is landed raw.</summary>
public static class CollectRun
{
    /// <summary>The plan of the stage.</summary>
    /// <param name="context">The orchestration; its input is a <see cref="StageInput"/>.</param>
    [Function(nameof(CollectRun))]
    public static async Task<StageOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        StageInput input = context.GetInput<StageInput>()!;
        IReadOnlyList<LandFileInput> files = await context.CallActivityAsync<IReadOnlyList<LandFileInput>>(nameof(CollectActivities.PlanCollect), input, Activities.Retried);
        Trends.StageCounts[] landed = await FanOut.OverAsync<LandFileInput, Trends.StageCounts>(context, nameof(CollectActivities.LandFile), files);
        await context.CallActivityAsync(nameof(CollectActivities.ReportCollect), input, Activities.Retried);
        return new(FanOut.Sum(landed));
    }
}
