using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TrendFunctions.Pipeline;
using Trends;

namespace TrendFunctions.Erasure;

/// <summary>The last stage of a run that erases: histories of earlier runs go, and the stores' files are written anew.</summary>
public static class SweepRun
{
    /// <summary>The plan of the stage.</summary>
    /// <param name="context">The orchestration; its input is a <see cref="StageInput"/>.</param>
    [Function(nameof(SweepRun))]
    public static async Task<StageOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        int written = await context.CallActivityAsync<int>(nameof(ErasureActivities.SweepErased), context.GetInput<StageInput>()!, Activities.Retried);
        return new(new StageCounts(RowsIn: written, RowsWritten: written));
    }
}
