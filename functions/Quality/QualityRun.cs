using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TrendFunctions.Pipeline;
using Trends;

namespace TrendFunctions.Quality;

/// <summary>The quality stage: what sources have deleted goes, every raw batch is mapped and checked, then the gate speaks.</summary>
public static class QualityRun
{
    /// <summary>The plan of the stage.</summary>
    /// <param name="context">The orchestration; its input is a <see cref="StageInput"/>.</param>
    [Function(nameof(QualityRun))]
    public static async Task<StageOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        StageInput input = context.GetInput<StageInput>()!;
        await context.CallActivityAsync<int>(nameof(QualityActivities.ApplyDeletions), input, Activities.Retried);
        IReadOnlyList<BatchRef> batches = await context.CallActivityAsync<IReadOnlyList<BatchRef>>(nameof(QualityActivities.PlanQuality), input, Activities.Retried);
        StageCounts[] assessed = await FanOut.OverAsync<BatchRef, StageCounts>(context, nameof(QualityActivities.AssessBatch), batches);
        bool goesOn = await context.CallActivityAsync<bool>(nameof(QualityActivities.ReportQuality), input, Activities.Retried);
        return new(FanOut.Sum(assessed), Gated: !goesOn);
    }
}
