using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TrendFunctions.Pipeline;
using Trends;
using Trends.ML;

namespace TrendFunctions.ML;

/// <summary>The deploy stage: promotes the versions that are better than those that serve.</summary>
public static class DeployRun
{
    /// <summary>The plan of the stage.</summary>
    /// <param name="context">The orchestration; its input is a <see cref="StageInput"/>.</param>
    [Function(nameof(DeployRun))]
    public static async Task<StageOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        StageInput input = context.GetInput<StageInput>()!;
        long promoted = 0;
        foreach (string model in ModelNames.All)
        {
            bool changed = await context.CallActivityAsync<bool>(nameof(ModelActivities.PromoteModel), new ModelInput(input.RunId, model), Activities.Retried);
            promoted += changed ? 1 : 0;
        }

        return new(new StageCounts(RowsIn: ModelNames.All.Count, RowsWritten: promoted));
    }
}
