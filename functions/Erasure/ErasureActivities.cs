using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using TrendFunctions.Pipeline;
using Trends.Collect.Connect.Push;
using Trends.Governance.Erasure;
using Trends.Pipeline;
using Trends.Quality.Erasure;
using Trends.Storage;

namespace TrendFunctions.Erasure;

/// <summary>The activities of a run that erases.</summary>
/// <param name="stage">Erases from the lake.</param>
/// <param name="list">The list of erasures.</param>
/// <param name="runtime">Erases from the hubs.</param>
/// <param name="pushed">Reads what platforms pushed.</param>
/// <param name="receipts">Keeps receipts.</param>
/// <param name="ledger">Knows when the run began.</param>
/// <param name="files">The stores' files on this machine; none where stores are services.</param>
/// <param name="zone">The zone that months are cut in.</param>
/// <param name="clock">The clock.</param>
/// <param name="progress">Is told how far it is.</param>
public sealed class ErasureActivities(
    ErasureStage stage,
    ErasureList list,
    IRuntimeErasure runtime,
    PushLander pushed,
    ErasureReceipts receipts,
    RunLedger ledger,
    IEnumerable<IStoredFiles> files,
    PipelineZone zone,
    TimeProvider clock,
    IRunProgress progress)
{
    /// <summary>Puts the run's keys on the list, and cuts what is to be looked through.</summary>
    /// <param name="input">The run.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(PlanErasure))]
    public Task<IReadOnlyList<ErasureSlice>> PlanErasure([ActivityTrigger] StageInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return stage.PlanAsync([.. input.Request.Erase!.Select(ErasureKey.Parse)], cancellationToken);
    }

    /// <summary>Erases from one slice.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(EraseSlice))]
    public async Task<ErasedFrom> EraseSlice([ActivityTrigger] ErasureSlice slice, CancellationToken cancellationToken)
    {
        ErasedFrom erased = await stage.EraseAsync(slice, new(clock.GetUtcNow(), zone.Zone), cancellationToken);
        progress.Advance(RunStages.Erase, erased.Store, erased.Looked);
        return erased;
    }

    /// <summary>Erases from the event hubs, and from what sources are asked about.</summary>
    /// <param name="input">The run.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(EraseEvents))]
    public async Task<ErasedFrom> EraseEvents([ActivityTrigger] StageInput input, CancellationToken cancellationToken)
    {
        await stage.ForgetKnownAsync(cancellationToken);
        return await list.OpenAsync(cancellationToken) is { } erased
            ? await runtime.EraseAsync(new EventErasure(erased, pushed).IsErased, cancellationToken)
            : new("events", 0, 0, 0);
    }

    /// <summary>Notes what was erased, for the receipt.</summary>
    /// <param name="note">That.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(NoteErasure))]
    public Task NoteErasure([ActivityTrigger] ErasureNote note, CancellationToken cancellationToken) => receipts.NoteAsync(note, cancellationToken);

    /// <summary>Lets go of the histories of runs that ended before this one began, which name what was read, and writes the stores' files anew.</summary>
    /// <param name="input">The run.</param>
    /// <param name="client">Knows the histories.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>How many files were written.</returns>
    [Function(nameof(SweepErased))]
    public async Task<int> SweepErased([ActivityTrigger] StageInput input, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(client);
        if (await ledger.FindAsync(input.RunId, cancellationToken) is { } report)
        {
            PurgeInstancesFilter ended = new(
                CreatedTo: report.StartedAt, Statuses: [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated]);
            await client.PurgeAllInstancesAsync(ended, cancellationToken);
        }

        int written = 0;
        foreach (IStoredFiles stored in files)
        {
            written += await stored.SweepAsync(cancellationToken);
        }

        return written;
    }
}
