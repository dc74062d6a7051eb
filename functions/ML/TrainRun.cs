using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TrendFunctions.Pipeline;
using Trends;
using Trends.ML;

namespace TrendFunctions.ML;

/// <summary>The train stage: the four models, one after the other, since each takes what memory there is.</summary>
public static class TrainRun
{
    /// <summary>The plan of the stage.</summary>
    /// <param name="context">The orchestration; its input is a <see cref="StageInput"/>.</param>
    [Function(nameof(TrainRun))]
    public static async Task<StageOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        StageInput input = context.GetInput<StageInput>()!;
        long trained = 0;
        foreach (string model in ModelNames.All)
        {
            bool made = await context.CallActivityAsync<bool>(nameof(ModelActivities.TrainModel), new ModelInput(input.RunId, model), Activities.Retried);
            trained += made ? 1 : 0;
        }

        return new(new StageCounts(RowsIn: ModelNames.All.Count, RowsWritten: trained));
    }
}
