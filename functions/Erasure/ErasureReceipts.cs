using System.Text.Json;
using TrendFunctions.Pipeline;
using Trends.Governance.Erasure;
using Trends.Pipeline;
using Trends.Storage;

namespace TrendFunctions.Erasure;

/// <summary>Keeps the receipts of erasures.</summary>
/// <param name="state">Where they are kept.</param>
/// <param name="ledger">Knows the runs that did them.</param>
/// <param name="runtime">Says what goes later.</param>
public sealed class ErasureReceipts(IStateStore state, RunLedger ledger, IRuntimeErasure runtime)
{
    private const string Table = "erasures";

    /// <summary>Notes what a run erased.</summary>
    /// <param name="note">That.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <remarks>The first note stands: an activity that runs again finds nothing left.</remarks>
    public Task NoteAsync(ErasureNote note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(note);
        return state.WriteAsync(Table, Table, note.RunId, JsonSerializer.Serialize(note, RunJson.Default.ErasureNote), WriteCondition.IfNew, cancellationToken);
    }

    /// <summary>Makes the receipt of a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The receipt; null when no such run erased anything, or has not come to it yet.</returns>
    public async Task<ErasureReceipt?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        StateRow? row = await state.ReadAsync(Table, Table, runId, cancellationToken);
        if (row is null || await ledger.FindAsync(runId, cancellationToken) is not { } report)
        {
            return null;
        }

        ErasureNote note = JsonSerializer.Deserialize(row.Value, RunJson.Default.ErasureNote)!;
        ErasureKey key = ErasureKey.Parse(note.Keys[0]);
        return new(
            runId,
            report.Status,
            key.Role == ErasureRole.Author ? "author" : "post",
            key.Platform == ErasureKey.AnyPlatform ? null : key.Platform,
            report.StartedAt,
            report.FinishedAt,
            note.Stores.Sum(s => s.Erased),
            note.Stores,
            [.. report.Stages.Where(s => s.Name is not (RunStages.Erase or RunStages.Sweep))],
            runtime.Later,
            report.Error);
    }
}
