using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TrendFunctions.Marts;
using TrendFunctions.Pipeline;
using Trends;

namespace TrendFunctions.Collect;

/// <summary>The collect stage: every file of the inputs is landed raw; without inputs every configured source is read on, then what belongs to its records, and then asked what was deleted.</summary>
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
        StageCounts[] landed = await FanOut.OverAsync<LandFileInput, StageCounts>(context, nameof(CollectActivities.LandFile), files);
        SourcesOutcome read = await ReadSourcesAsync(context, input, ofParents: false);
        read = read.Add(await ReadSourcesAsync(context, input, ofParents: true));
        StageCounts deleted = input.Request.Inputs.Count > 0
            ? new()
            : await context.CallActivityAsync<StageCounts>(nameof(RecheckActivities.RecheckSources), input, Activities.Retried);
        await context.CallActivityAsync(nameof(CollectActivities.ReportCollect), input, Activities.Retried);
        if (read.Reads > 0)
        {
            // Here and not with the marts: a run that got nothing ends here, and its gap is what there is to tell.
            await context.CallActivityAsync<StageCounts>(nameof(MartActivities.UpdateCoverage), Activities.Retried);
        }

        return read.Reads > 0 && read.Refused == read.Reads
            ? throw new TrendsException($"None of {read.Reads} sources gave anything. The first: {read.FirstMessage}")
            : new(FanOut.Sum(landed) + read.Counts + deleted);
    }

    private static async Task<SourcesOutcome> ReadSourcesAsync(TaskOrchestrationContext context, StageInput input, bool ofParents)
    {
        IReadOnlyList<ReadSourcesInput> reads = await context.CallActivityAsync<IReadOnlyList<ReadSourcesInput>>(
            nameof(SourceActivities.PlanSources), new PlanSourcesInput(input, ofParents), Activities.Retried);
        SourcesOutcome[] outcomes = await FanOut.OverAsync<ReadSourcesInput, SourcesOutcome>(context, nameof(SourceActivities.ReadSources), reads);
        return outcomes.Aggregate(new SourcesOutcome(new()), (sum, next) => sum.Add(next));
    }
}
