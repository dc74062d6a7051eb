using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using TrendFunctions.Serving;
using Trends.Engine;
using Trends.Pipeline;

namespace TrendFunctions.Pipeline;

/// <summary>The activities of a run as a whole.</summary>
/// <param name="ledger">Keeps the reports and the turn.</param>
/// <param name="progress">Is told of stages that ended.</param>
/// <param name="live">Tells live clients.</param>
/// <param name="engine">The columnar engine.</param>
/// <param name="metrics">Is told how stages and runs end.</param>
public sealed class RunActivities(RunLedger ledger, IRunProgress progress, LiveFeed live, DuckEngine engine, PipelineMetrics metrics)
{
    /// <summary>Takes the pipeline for a run, or finds that another run has it.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="client">Tells whether the run that has it is still alive.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(TakeTurn))]
    public async Task<bool> TakeTurn([ActivityTrigger] string runId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        string? over = null;
        if (await ledger.HolderAsync(cancellationToken) is { } holder && holder != runId)
        {
            OrchestrationMetadata? other = await client.GetInstanceAsync(holder, cancellationToken);
            over = other is null or { IsCompleted: true } ? holder : null;
        }

        return await ledger.TryTakeTurnAsync(runId, over, cancellationToken);
    }

    /// <summary>Opens the report of a run.</summary>
    /// <param name="input">The run.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(BeginRun))]
    public async Task BeginRun([ActivityTrigger] StageInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        await ledger.BeginAsync(input.RunId, input.Request.AsOf, cancellationToken);
        await TellAsync(input.RunId, cancellationToken);
    }

    /// <summary>Notes what a stage did.</summary>
    /// <param name="end">How it ended.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(EndStage))]
    public async Task EndStage([ActivityTrigger] StageEnd end, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(end);
        await ledger.NoteStageAsync(end, cancellationToken);
        progress.EndStage(end.Stage, end.Status, end.Counts.RowsIn, TimeSpan.FromSeconds(end.Seconds));
        metrics.StageEnded(end.Stage, end.Status, end.Counts, TimeSpan.FromSeconds(end.Seconds));
        engine.Trim();
        await TellAsync(end.RunId, cancellationToken);
        if (end is { Stage: RunStages.Marts, Status: RunStatus.Completed })
        {
            await live.TrendsAsync(cancellationToken);
        }
    }

    /// <summary>Notes the end of a run and gives its turn up.</summary>
    /// <param name="end">How it ended.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(EndRun))]
    public async Task EndRun([ActivityTrigger] RunEnd end, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(end);
        await ledger.EndAsync(end, cancellationToken);
        RunReport? report = await TellAsync(end.RunId, cancellationToken);
        metrics.RunEnded(end.Status, end.Status == RunStatus.Failed, (report?.FinishedAt - report?.StartedAt) ?? TimeSpan.Zero);
    }

    private async Task<RunReport?> TellAsync(string runId, CancellationToken cancellationToken)
    {
        RunReport? report = await ledger.FindAsync(runId, cancellationToken);
        if (report is not null)
        {
            await live.RunAsync(report, cancellationToken);
        }

        return report;
    }
}
