using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TrendFunctions.Pipeline;
using Trends;
using Trends.Quality.Erasure;

namespace TrendFunctions.Erasure;

/// <summary>The stage that erases: the list first, so that nothing comes back, then everything that stands before staging. The stages after it follow by themselves.</summary>
public static class EraseRun
{
    /// <summary>The plan of the stage.</summary>
    /// <param name="context">The orchestration; its input is a <see cref="StageInput"/>.</param>
    [Function(nameof(EraseRun))]
    public static async Task<StageOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        StageInput input = context.GetInput<StageInput>()!;
        IReadOnlyList<ErasureSlice> slices = await context.CallActivityAsync<IReadOnlyList<ErasureSlice>>(nameof(ErasureActivities.PlanErasure), input, Activities.Retried);
        ErasedFrom[] lake = await FanOut.OverAsync<ErasureSlice, ErasedFrom>(context, nameof(ErasureActivities.EraseSlice), slices);
        ErasedFrom events = await context.CallActivityAsync<ErasedFrom>(nameof(ErasureActivities.EraseEvents), input, Activities.Retried);
        await context.CallActivityAsync(nameof(ErasureActivities.NoteErasure), new ErasureNote(input.RunId, input.Request.Erase!, ErasedFrom.Sum([.. lake, events])), Activities.Retried);
        long looked = lake.Sum(e => e.Looked);
        long erased = lake.Sum(e => e.Erased);
        return new(new StageCounts(RowsIn: looked, RowsOut: looked - erased, Erased: erased));
    }
}
