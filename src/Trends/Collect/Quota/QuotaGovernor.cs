using Microsoft.Extensions.Options;
using Trends.Pipeline;
using Trends.Storage;

namespace Trends.Collect.Quota;

/// <summary>
/// Gives leave for calls of platforms within their quotas, for all instances together. May be called from any thread; one for each instance.
/// </summary>
public sealed class QuotaGovernor : IDisposable
{
    private const int MostTurns = 8;

    // Timers do not reach farther than 49 days.
    private static readonly TimeSpan MostPause = TimeSpan.FromDays(1);

    private readonly TimeProvider _clock;
    private readonly WriteNames _names;
    private readonly QuotaLedgers _ledgers;
    private readonly QuotaSettlement _settlement;
    private readonly QuotaForecaster _forecaster;

    /// <summary>Initializes a new instance of the <see cref="QuotaGovernor"/> class.</summary>
    /// <param name="store">What all instances share.</param>
    /// <param name="options">How quotas are shared.</param>
    /// <param name="clock">The clock. Those of instances may differ by what the plans' guards allow.</param>
    /// <param name="chance">Gives numbers from 0, inclusive, to 1, exclusive, to any thread, and others in each instance: names of writes come of them.</param>
    /// <param name="metrics">Takes what is left and what was refused; null for nobody.</param>
    public QuotaGovernor(IStateStore store, IOptions<QuotaOptions> options, TimeProvider clock, Func<double> chance, PipelineMetrics? metrics = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(chance);
        _clock = clock;
        _names = new(chance);
        _ledgers = new(store, options.Value, clock, _names);
        _settlement = new(_ledgers, clock, metrics?.Platforms);
        _forecaster = new(_ledgers, clock);
    }

    /// <summary>Asks for leave for one call, and does not wait.</summary>
    /// <param name="request">The call.</param>
    /// <param name="cancellationToken">Stops the asking; what was reserved stays spent.</param>
    /// <returns>The leave, of all plans or of none; or until when to wait, for which plan and why.</returns>
    /// <exception cref="ArgumentException">A plan or a key of the request is wrong.</exception>
    public async Task<QuotaDecision> TryAcquireAsync(QuotaRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<QuotaLedger> ledgers = _ledgers.Of(request);
        for (int turn = 0; turn < MostTurns; turn++)
        {
            if (Blocked(request, ledgers) is { } known)
            {
                return new(known);
            }

            DateTimeOffset asked = _clock.GetUtcNow();
            (List<LedgerShare> shares, QuotaWait? wait) = await TakeAsync(request, ledgers, cancellationToken);
            if (wait is null)
            {
                // Last of all, so that a block another instance shared while this one reserved still holds.
                await _ledgers.Blocks(request.Platform).RefreshAsync(cancellationToken);
                wait = Blocked(request, ledgers);
            }

            QuotaGrant grant = new(request, shares, _clock.GetUtcNow());
            shares.ForEach(s => s.Ledger.Pace((long)(grant.GrantedAt - asked).TotalMilliseconds, s.Slot.UseBy <= grant.GrantedAt.ToUnixTimeMilliseconds()));
            if (wait is null && grant.GrantedAt < grant.UseBefore)
            {
                return new(grant);
            }

            foreach (LedgerShare share in shares)
            {
                await share.Ledger.GiveBackAsync(share, share.Units, cancellationToken);
            }

            if (wait is not null)
            {
                return new(wait);
            }
        }

        return new(new QuotaWait(_clock.GetUtcNow().AddMilliseconds(100), ledgers[0].Rule.Plan.Name, "the state store is slower than the windows are short"));
    }

    /// <summary>Asks for leave for one call, and waits for it.</summary>
    /// <param name="request">The call.</param>
    /// <param name="longest">How long to wait at most; zero or more.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The leave; or until when to wait, when that is beyond <paramref name="longest"/>: it returns at once then.</returns>
    /// <exception cref="ArgumentException">A plan or a key of the request is wrong.</exception>
    public async Task<QuotaDecision> AcquireAsync(QuotaRequest request, TimeSpan longest, CancellationToken cancellationToken)
    {
        DateTimeOffset last = _clock.GetUtcNow() + longest;
        while (true)
        {
            QuotaDecision decision = await TryAcquireAsync(request, cancellationToken);
            if (decision.IsGranted || decision.Wait.Until > last)
            {
                return decision;
            }

            TimeSpan pause = decision.Wait.Until - _clock.GetUtcNow();
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause < MostPause ? pause : MostPause, _clock, cancellationToken);
            }
        }
    }

    /// <summary>Notes what became of a call: gives back, charges, learns from headers, and closes windows when the platform said stop.</summary>
    /// <param name="grant">The call's leave.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="cancellationToken">Stops the noting; what was not noted stays spent.</param>
    /// <exception cref="InvalidOperationException">It was settled before.</exception>
    public Task SettleAsync(QuotaGrant grant, QuotaOutcome outcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grant);
        ArgumentNullException.ThrowIfNull(outcome);
        grant.MarkSettled();
        return _settlement.SettleAsync(grant, outcome, cancellationToken);
    }

    /// <summary>Says what many equal calls would cost and when they could end, by what is spent now and nothing else being called.</summary>
    /// <param name="request">One of the calls; its item keys are those of all of them.</param>
    /// <param name="calls">How many; 1 or more.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArgumentException">A plan or a key of the request is wrong.</exception>
    public Task<QuotaForecast> ForecastAsync(QuotaRequest request, long calls, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        return _forecaster.ForecastAsync(request, calls, cancellationToken);
    }

    /// <summary>Gives back what this instance took for calls to come; call it when the instance ends. Without it, that stays spent until its window ends.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task ReturnLeasesAsync(CancellationToken cancellationToken)
    {
        foreach (QuotaLedger ledger in _ledgers.Opened)
        {
            await ledger.ReturnLeasesAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _ledgers.Dispose();

    private async Task<(List<LedgerShare> Shares, QuotaWait? Wait)> TakeAsync(QuotaRequest request, IReadOnlyList<QuotaLedger> ledgers, CancellationToken cancellationToken)
    {
        List<LedgerShare> shares = [];
        foreach (QuotaLedger ledger in ledgers)
        {
            QuotaPlan plan = ledger.Rule.Plan;
            (LedgerShare? share, QuotaWait? wait) =
                await ledger.TakeAsync(QuotaUnits.Asked(plan, request), QuotaUnits.Keys(plan, request, _names), request.Priority, cancellationToken);
            if (share is null)
            {
                return (shares, wait);
            }

            shares.Add(share);
        }

        return (shares, null);
    }

    private QuotaWait? Blocked(QuotaRequest request, IReadOnlyList<QuotaLedger> ledgers)
    {
        KeyValuePair<string, QuotaBlock>? block = _ledgers.Blocks(request.Platform).Known([QuotaSettlement.BareRow(request), .. ledgers.Select(l => l.Key.Row)]);
        return block is { } found ? new(found.Value.Until, found.Key[..found.Key.IndexOf('|', StringComparison.Ordinal)], found.Value.Reason) : null;
    }
}
