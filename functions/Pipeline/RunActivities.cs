using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace TrendFunctions.Pipeline;

/// <summary>The activities of a run as a whole.</summary>
/// <param name="ledger">Keeps the reports and the turn.</param>
public sealed class RunActivities(RunLedger ledger)
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
    public Task BeginRun([ActivityTrigger] StageInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ledger.BeginAsync(input.RunId, input.Request.AsOf, cancellationToken);
    }

    /// <summary>Notes what a stage did.</summary>
    /// <param name="end">How it ended.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(EndStage))]
    public Task EndStage([ActivityTrigger] StageEnd end, CancellationToken cancellationToken) => ledger.NoteStageAsync(end, cancellationToken);

    /// <summary>Notes the end of a run and gives its turn up.</summary>
    /// <param name="end">How it ended.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(EndRun))]
    public Task EndRun([ActivityTrigger] RunEnd end, CancellationToken cancellationToken) => ledger.EndAsync(end, cancellationToken);
}
