using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Trends;
using Trends.Pipeline;

namespace TrendFunctions.Pipeline;

/// <summary>One pipeline run: waits for its turn, then does the stages asked for, in order, each a sub-orchestration.</summary>
public static class PipelineRun
{
    private static readonly TimeSpan TurnPoll = TimeSpan.FromSeconds(1);

    /// <summary>The plan of a run. Its id is the run's id.</summary>
    /// <param name="context">The orchestration; its input is a <see cref="RunRequest"/>.</param>
    /// <returns>The run's last status.</returns>
    [Function(nameof(PipelineRun))]
    public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        RunRequest request = context.GetInput<RunRequest>()!;
        StageInput input = new(context.InstanceId, request);

        if (!await context.CallActivityAsync<bool>(nameof(RunActivities.TakeTurn), context.InstanceId, Activities.Retried))
        {
            await context.CreateTimer(TurnPoll, CancellationToken.None);
            context.ContinueAsNew(request);
            return RunStatus.Running;
        }

        await context.CallActivityAsync(nameof(RunActivities.BeginRun), input, Activities.Retried);
        RunEnd end = new(context.InstanceId, RunStatus.Completed, null);
        foreach (string stage in RunStages.Of(request))
        {
            end = await RunStageAsync(context, stage, input);
            if (end.Status != RunStatus.Completed)
            {
                break;
            }
        }

        await context.CallActivityAsync(nameof(RunActivities.EndRun), end, Activities.Retried);
        return end.Status;
    }

    private static async Task<RunEnd> RunStageAsync(TaskOrchestrationContext context, string stage, StageInput input)
    {
        DateTime startedAt = context.CurrentUtcDateTime;
        string status = RunStatus.Completed;
        string? error = null;
        StageCounts counts = new();
        try
        {
            StageOutcome outcome = await context.CallSubOrchestratorAsync<StageOutcome>(StageOrchestrations.Of(stage), input);
            counts = outcome.Counts;
            status = outcome.Gated ? RunStatus.Gated : RunStatus.Completed;
        }
        catch (TaskFailedException e)
        {
            status = RunStatus.Failed;
            error = Telling(e.FailureDetails).ErrorMessage;
        }

        double seconds = (context.CurrentUtcDateTime - startedAt).TotalSeconds;
        await context.CallActivityAsync(
            nameof(RunActivities.EndStage),
            new StageEnd(input.RunId, stage, status, counts, seconds),
            Activities.Retried);
        return new(input.RunId, status, error);
    }

    // The first failure that was put into words for users; what caused it says less. Without one, the cause.
    private static TaskFailureDetails Telling(TaskFailureDetails details)
        => details.InnerFailure is { } inner && !details.IsCausedBy<TrendsException>() ? Telling(inner) : details;
}
