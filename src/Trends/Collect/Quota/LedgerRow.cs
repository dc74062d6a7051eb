using Trends.Collect.Quota.Windows;
using Trends.Storage;

namespace Trends.Collect.Quota;

/// <summary>A ledger's row in the shared store, changed by one writer after the other.</summary>
/// <remarks>
/// A store may have written although its answer was lost, and its client may have tried again by itself: then a write seems to have met another's. So each
/// write leaves its name in the row. Who finds its own name there knows that it was written; who cannot tell, as too many others
/// wrote since, takes its change for lost unless that would spend twice.
/// </remarks>
internal sealed class LedgerRow(LedgerKey key, IStateStore store, QuotaOptions options, TimeProvider clock, WriteNames names)
{
    private const int KeptNames = 16;

    private StateRow? _row;
    private LedgerState? _state;

    /// <summary>Gets the state as last seen; null before the first look.</summary>
    internal LedgerState? Seen => _state;

    /// <summary>Reads the row.</summary>
    internal async Task<LedgerState> ReadAsync(CancellationToken cancellationToken)
    {
        Forget();
        _row = await store.ReadAsync(LedgerKey.Table, key.Platform, key.Row, cancellationToken);
        return _state = _row is null ? LedgerState.Empty : LedgerJson.Read(_row.Value, key.Row);
    }

    /// <summary>Changes the row.</summary>
    /// <typeparam name="T">What the change tells.</typeparam>
    /// <param name="change">
    /// Makes the next state; the same state for no change, which is only believed of a state that was just read. Called again when another was first.
    /// </param>
    /// <param name="isRefund">Whether a second time would give back what was given back.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What the last change told; null when others were always first, or a refund may have been written already.</returns>
    internal async Task<T?> ChangeAsync<T>(Func<LedgerState, (LedgerState State, T Told)> change, bool isRefund, CancellationToken cancellationToken)
        where T : class
    {
        bool isFresh = _state is null;
        LedgerState state = _state ?? await ReadAsync(cancellationToken);
        for (int attempt = 0; attempt < options.MostAttempts; attempt++)
        {
            (LedgerState next, T told) = change(state);
            if (ReferenceEquals(next, state))
            {
                if (isFresh)
                {
                    return told;
                }

                state = await ReadAsync(cancellationToken);
                isFresh = true;
                continue;
            }

            string name = names.Next();
            next = next with { Version = state.Version + 1, Writes = [.. state.Writes.TakeLast(KeptNames - 1), name] };
            if (await WriteAsync(next, cancellationToken))
            {
                return told;
            }

            long before = state.Version;
            await names.PauseAsync(attempt, options.RetryPause, clock, cancellationToken);
            state = await ReadAsync(cancellationToken);
            isFresh = true;
            if (state.Writes.Contains(name))
            {
                return told;
            }

            if (isRefund && state.Version - before >= KeptNames)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Changes the row where nothing is to be told.</summary>
    /// <returns>Whether the last change is there.</returns>
    internal async Task<bool> ChangeAsync(Func<LedgerState, LedgerState> change, bool isRefund, CancellationToken cancellationToken) =>
        await ChangeAsync(state => (change(state), key.Row), isRefund, cancellationToken) is not null;

    private async Task<bool> WriteAsync(LedgerState next, CancellationToken cancellationToken)
    {
        WriteCondition condition = _row is null ? WriteCondition.IfNew : WriteCondition.IfMatch(_row.ETag);

        // Until the store has answered nothing is known of the row: a failure must not leave the old state in memory.
        Forget();
        StateRow? written = await store.WriteAsync(LedgerKey.Table, key.Platform, key.Row, LedgerJson.Write(next), condition, cancellationToken);
        if (written is not null)
        {
            _row = written;
            _state = next;
        }

        return written is not null;
    }

    private void Forget()
    {
        _row = null;
        _state = null;
    }
}
