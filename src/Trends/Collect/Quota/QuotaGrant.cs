using Trends.Collect.Quota.Windows;

namespace Trends.Collect.Quota;

/// <summary>Leave for one call, to be made at once. Settle it when the call has ended; one that is never settled stays spent.</summary>
public sealed class QuotaGrant
{
    private int _settled;

    internal QuotaGrant(QuotaRequest request, IReadOnlyList<LedgerShare> shares, DateTimeOffset grantedAt)
    {
        Request = request;
        Shares = shares;
        GrantedAt = grantedAt;
        UseBefore = Earliest(shares);
        HeldUntil = Earliest(shares.Where(s => s.Ledger.Rule is ConcurrencyRule));
    }

    /// <summary>Gets the call it is for.</summary>
    public QuotaRequest Request { get; }

    /// <summary>Gets when it was granted, in UTC.</summary>
    public DateTimeOffset GrantedAt { get; }

    /// <summary>Gets the time before which the call must start, in UTC: afterwards it would count in another window. Settle as not sent, and ask again.</summary>
    public DateTimeOffset UseBefore { get; }

    /// <summary>Gets until when the call holds its places in concurrency windows, unless it gives a sign of life, in UTC; the end of time when it has none.</summary>
    public DateTimeOffset HeldUntil { get; private set; }

    internal IReadOnlyList<LedgerShare> Shares { get; }

    /// <summary>Gives a sign of life of a call that runs: its places in concurrency windows are held for another lease.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether it has its places still; when not, end the call: the place may be another's.</returns>
    public async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset heldUntil = DateTimeOffset.MaxValue;
        foreach (LedgerShare share in Shares)
        {
            if (await share.Ledger.RenewAsync(share, cancellationToken) is not { } until)
            {
                return false;
            }

            heldUntil = until < heldUntil ? until : heldUntil;
        }

        HeldUntil = heldUntil;
        return true;
    }

    internal void MarkSettled()
    {
        if (Interlocked.Exchange(ref _settled, 1) is not 0)
        {
            throw new InvalidOperationException($"The leave for a call of '{Request.Platform}' was settled before. Settle each once: the second would give back what is spent.");
        }
    }

    private static DateTimeOffset Earliest(IEnumerable<LedgerShare> shares) =>
        shares.Select(s => DateTimeOffset.FromUnixTimeMilliseconds(s.Slot.UseBy)).Append(DateTimeOffset.MaxValue).Min();
}
