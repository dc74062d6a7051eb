using Trends.Collect.Quota.Windows;
using Trends.Pipeline;

namespace Trends.Collect.Quota;

/// <summary>Takes over what became of calls.</summary>
/// <param name="ledgers">The ledgers.</param>
/// <param name="clock">The clock.</param>
/// <param name="metrics">Takes what is left and what was refused; null for nobody.</param>
internal sealed class QuotaSettlement(QuotaLedgers ledgers, TimeProvider clock, PlatformMetrics? metrics)
{
    /// <summary>Names what is closed when a call without any plan is rejected.</summary>
    internal static string BareRow(QuotaRequest request) => $"no-plan|credential|{request.Credential}";

    /// <summary>Settles a call. Blocks go first: whatever fails later, no instance calls again too early.</summary>
    internal async Task SettleAsync(QuotaGrant grant, QuotaOutcome outcome, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Dictionary<LedgerShare, UsageReading> readings = grant.Shares.ToDictionary(s => s, s => Read(s, outcome, now));
        if (outcome.WasSent)
        {
            Dictionary<string, QuotaBlock> blocks = QuotaBlocks.Of(grant, outcome, readings, now);
            if (blocks.Count > 0)
            {
                await ledgers.Blocks(grant.Request.Platform).AddAsync(blocks, cancellationToken);
            }

            metrics?.Called(grant.Request.Platform, outcome.IsRejected);
        }

        foreach ((LedgerShare share, UsageReading reading) in readings)
        {
            await SettleAsync(grant, share, outcome, reading, cancellationToken);
        }

        if (grant.Shares.Min(s => s.Ledger.LeftShare()) is { } left)
        {
            metrics?.QuotaLeft(grant.Request.Platform, left);
        }
    }

    private static UsageReading Read(LedgerShare share, QuotaOutcome outcome, DateTimeOffset now)
    {
        if (outcome is not { WasSent: true, Headers: { } headers } || share.Ledger.Rule.Plan.Usage is not { } usage)
        {
            return UsageReading.None;
        }

        // A slow answer tells of the window before: in this one all is new.
        UsageReading reading = UsageReader.Read(usage, headers, now);
        bool isPast = reading.ResetAt <= now || (share.Ledger.Rule is CountRule && share.Slot.FreedAt <= now.ToUnixTimeMilliseconds());
        return isPast ? UsageReading.None with { BlockedUntil = reading.BlockedUntil } : reading;
    }

    private async Task SettleAsync(QuotaGrant grant, LedgerShare share, QuotaOutcome outcome, UsageReading reading, CancellationToken cancellationToken)
    {
        decimal spent = share.Ledger.Rule.Plan.Window is MoneyWindow window
            ? await PaidAsync(grant, share, window, outcome, cancellationToken)
            : Math.Max(0, QuotaUnits.Spent(share, outcome));

        // A platform counts an invalid request when it answers, which may be long after the call was granted.
        bool isMoved = share.Ledger.Rule.Plan.Window is InvalidRequestWindow && spent > 0;
        await share.Ledger.SettleAsync(share, share.Units - spent, isMoved, reading, cancellationToken);
        if (share.Units > 0 && outcome.IsSuccess)
        {
            await share.Ledger.ConfirmAsync(share, cancellationToken);
        }
    }

    private async Task<decimal> PaidAsync(QuotaGrant grant, LedgerShare share, MoneyWindow window, QuotaOutcome outcome, CancellationToken cancellationToken) =>
        !outcome.WasSent ? 0
        : outcome.Bought is { } bought ? await ledgers.Paid(share.Ledger.Key).PayAsync(window, bought, grant.GrantedAt, cancellationToken)
        : share.Units;
}
