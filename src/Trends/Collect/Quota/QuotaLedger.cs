using Trends.Collect.Quota.Windows;

namespace Trends.Collect.Quota;

/// <summary>What is spent of one window by all instances, with what this instance has leased of it.</summary>
/// <param name="key">Which ledger.</param>
/// <param name="rule">How its window counts.</param>
/// <param name="row">Its shared row.</param>
/// <param name="options">How much is leased.</param>
/// <param name="clock">The clock.</param>
internal sealed class QuotaLedger(LedgerKey key, WindowRule rule, LedgerRow row, QuotaOptions options, TimeProvider clock) : IDisposable
{
    private const long MostSlack = 10_000;
    private const int MostTurns = 6;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly LedgerLeases _leases = new();
    private long _slack = rule.Slack;
    private decimal _mostLeased;

    internal LedgerKey Key => key;

    internal WindowRule Rule => rule;

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Takes a call's units, of a lease where one has them, otherwise of the shared row.</summary>
    /// <returns>The share, or until when to wait.</returns>
    internal async Task<(LedgerShare? Share, QuotaWait? Wait)> TakeAsync(decimal units, IReadOnlyList<string> keys, QuotaPriority priority, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _leases.Spend(units, priority, Now) is { } lease
                ? (new(this, lease.Slot, units, [], lease.Priority), null)
                : await OfRowAsync(units, keys, priority, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives back units that were not spent: to a lease where the slot is in use still, otherwise to the shared row.</summary>
    internal Task GiveBackAsync(LedgerShare share, decimal units, CancellationToken cancellationToken) =>
        rule is DistinctRule ? Task.CompletedTask : SettleAsync(share, units, isMoved: false, UsageReading.None, cancellationToken);

    /// <summary>Notes how long it took from the taking to the leave, so that slots leave enough time for it and no more.</summary>
    internal void Pace(long milliseconds, bool isLate) =>
        _slack = isLate ? Math.Min(MostSlack, 2 * Math.Max(_slack, milliseconds))
            : 4 * milliseconds < _slack ? Math.Max(rule.Slack, _slack - (_slack / 8))
            : _slack;

    /// <summary>Gives back, charges and learns, in one write where any is needed.</summary>
    /// <param name="share">What the call had.</param>
    /// <param name="refund">The units not spent; below 0 for those spent on top.</param>
    /// <param name="isMoved">Whether what was spent counts from now on, not from the call's start.</param>
    /// <param name="reading">What the platform says.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal async Task SettleAsync(LedgerShare share, decimal refund, bool isMoved, UsageReading reading, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // No more than a lease holds stays here: the rest is for all.
            decimal left = refund > 0 && !isMoved && _leases.PutBack(share, refund, _mostLeased, Now) ? 0 : refund;
            decimal leased = _leases.Unused(Now);
            if (left is not 0 || isMoved || IsNews(reading, leased))
            {
                await row.ChangeAsync(state => Settled(state, share, left, isMoved, reading, leased), isRefund: left > 0 || isMoved, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Notes that the items of a call were used.</summary>
    internal async Task ConfirmAsync(LedgerShare share, CancellationToken cancellationToken)
    {
        if (rule is not DistinctRule)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            await row.ChangeAsync(state => DistinctRule.Confirm(state, share.Slot, share.Keys), isRefund: false, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Prolongs the place of a concurrent call.</summary>
    /// <returns>Until when it is held; null when the place is lost, the end of time when the window has no places.</returns>
    internal async Task<DateTimeOffset?> RenewAsync(LedgerShare share, CancellationToken cancellationToken)
    {
        if (rule is not ConcurrencyRule places)
        {
            return DateTimeOffset.MaxValue;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            LedgerState? held = null;
            long until = 0;
            bool isWritten = await row.ChangeAsync(
                state =>
                {
                    until = rule.Slot(Now, 0).UseBy;
                    held = places.Renew(state, Now, share.Keys[0]);
                    return held ?? state;
                },
                isRefund: false,
                cancellationToken);
            return isWritten && held is not null ? Time(until) : null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives all leases back, as when the instance ends.</summary>
    internal async Task ReturnLeasesAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            List<LedgerLease> returned = _leases.TakeOut(long.MaxValue);
            if (returned.Count > 0)
            {
                await row.ChangeAsync(state => Returned(state, returned), isRefund: true, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Reads the state that all instances share.</summary>
    internal async Task<LedgerState> ReadAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await row.ReadAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives the share of the limit that is left, as last seen, with what is leased here.</summary>
    /// <returns>0 to 1; null before the first look.</returns>
    internal double? LeftShare()
    {
        if (row.Seen is not { } state)
        {
            return null;
        }

        decimal limit = rule.Limit(state);
        return (double)Math.Clamp((limit - rule.Used(state, Now)) / limit, 0, 1);
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    // Headers come with every call and seldom tell more than is known: a look at the store for each would cost more than it gives.
    private bool IsNews(UsageReading reading, decimal leased) =>
        reading != UsageReading.None && (row.Seen is not { } seen || !ReferenceEquals(seen, rule.Learn(seen, Now, reading, leased)));

    private async Task<(LedgerShare? Share, QuotaWait? Wait)> OfRowAsync(decimal units, IReadOnlyList<string> keys, QuotaPriority priority, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < MostTurns; attempt++)
        {
            // What is out of date goes back with the same write; taken out first, so that a write whose answer is lost gives nothing back twice.
            List<LedgerLease> ended = _leases.TakeOut(Now);
            long asked = Now;
            TakeResult? result = await row.ChangeAsync(state => Taken(state, ended, units, keys, priority), isRefund: ended.Count > 0, cancellationToken);
            if (result is null)
            {
                continue;
            }

            if (!result.IsGranted)
            {
                return (null, new(Time(result.WaitUntil), rule.Plan.Name, result.Reason));
            }

            if (Now < result.Slot.UseBy)
            {
                Keep(result.Slot, result.Units - units, priority);
                return (new(this, result.Slot, Math.Min(units, result.Units), keys, priority), null);
            }

            // The store was slower than thought, and the slot has passed: give it back with the next write, and think it slower.
            Keep(result.Slot, result.Units, priority);
            Pace(Now - asked, isLate: true);
        }

        return (null, new(Time(Now + 100), rule.Plan.Name, "other instances were first each time"));
    }

    private (LedgerState State, TakeResult Told) Taken(LedgerState state, List<LedgerLease> ended, decimal units, IReadOnlyList<string> keys, QuotaPriority priority)
    {
        LedgerState returned = Returned(state, ended);
        decimal limit = rule.Limit(returned);
        decimal lease = rule.IsLeased(returned) ? decimal.Floor(Math.Min(limit * (decimal)options.LeaseShare, units * options.MostLeasedCalls)) : 0;
        _mostLeased = lease;
        TakeResult result = rule.Take(returned, Now, new(units, Math.Max(units, lease), options.Kept(priority), _slack, keys));

        // A refusal writes nothing of its own: what is freed by time need not be noted.
        return (result.IsGranted && (result.Units > 0 || !ReferenceEquals(returned, state)) ? result.State : returned, result);
    }

    private LedgerState Settled(LedgerState state, LedgerShare share, decimal refund, bool isMoved, UsageReading reading, decimal leased)
    {
        LedgerState settled = refund > 0 || isMoved ? rule.GiveBack(state, Now, share.Slot, isMoved ? share.Units : refund, share.Keys) : state;
        settled = refund < 0 || isMoved ? rule.Charge(settled, Now, isMoved ? share.Units - refund : -refund) : settled;
        return reading == UsageReading.None ? settled : rule.Learn(settled, Now, reading, leased);
    }

    private LedgerState Returned(LedgerState state, List<LedgerLease> leases) =>
        leases.Aggregate(state, (s, lease) => rule.GiveBack(s, Now, lease.Slot, lease.Units, []));

    private void Keep(WindowSlot slot, decimal units, QuotaPriority priority)
    {
        if (rule is not (DistinctRule or ConcurrencyRule))
        {
            _leases.Keep(slot, units, priority);
        }
    }

    private static DateTimeOffset Time(long milliseconds) =>
        milliseconds >= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.MaxValue : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
