using Trends.Collect.Quota.Windows;

namespace Trends.Collect.Quota;

/// <summary>Decides which windows a response closes, and until when.</summary>
internal static class QuotaBlocks
{
    /// <summary>Gives the blocks by ledger row; empty when the platform did not say stop.</summary>
    /// <param name="grant">The call.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="readings">What the headers say about each of its windows.</param>
    /// <param name="now">When the response came.</param>
    internal static Dictionary<string, QuotaBlock> Of(QuotaGrant grant, QuotaOutcome outcome, IReadOnlyDictionary<LedgerShare, UsageReading> readings, DateTimeOffset now)
    {
        Dictionary<string, QuotaBlock> blocks = [];
        foreach ((LedgerShare share, UsageReading reading) in readings)
        {
            // A token bucket's reset is when it is full again: until then calls are few, not none.
            DateTimeOffset? reset = reading.IsExhausted && share.Ledger.Rule is not TokenBucketRule ? reading.ResetAt : null;
            Add(share.Ledger.Key.Row, Later(reading.BlockedUntil, reset), "the platform's usage headers say so");
        }

        DateTimeOffset? retryAfter = RetryAfter.Read(outcome.Headers?.Invoke(RetryAfter.Header), now);
        if (!outcome.IsRejected && (outcome.Status is not 503 || retryAfter is null))
        {
            return blocks;
        }

        string reason = outcome.Stop?.Reason ?? $"the platform answered {outcome.Status}";
        DateTimeOffset? stated = Future(outcome.Stop?.Until) ?? Future(retryAfter);
        foreach (LedgerShare share in Closed(outcome, readings, stated is not null))
        {
            DateTimeOffset until = stated ?? Future(Later(readings[share].ResetAt, readings[share].BlockedUntil))
                ?? DateTimeOffset.FromUnixTimeMilliseconds(share.Ledger.Rule.BlockedUntil(now.ToUnixTimeMilliseconds()));
            Add(share.Ledger.Key.Row, until, reason);
        }

        if (grant.Shares.Count is 0)
        {
            Add(QuotaSettlement.BareRow(grant.Request), stated ?? now.AddMinutes(1), reason);
        }

        return blocks;

        DateTimeOffset? Future(DateTimeOffset? time) => time > now ? time : null;

        void Add(string row, DateTimeOffset? until, string why)
        {
            if (until is { } time && time > now && (!blocks.TryGetValue(row, out QuotaBlock? block) || block.Until < time))
            {
                blocks[row] = new(StatedTime.Believed(time, now), why);
            }
        }
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    /// <summary>
    /// The windows a rejection closes: the one it names; else those that the headers say are used up; else all, when it states a time. When it says nothing,
    /// the one nearest to its limit: to close a day for what a second's limit refused would lose the day.
    /// </summary>
    private static IEnumerable<LedgerShare> Closed(QuotaOutcome outcome, IReadOnlyDictionary<LedgerShare, UsageReading> readings, bool isStated)
    {
        LedgerShare[] named = [.. readings.Keys.Where(s => s.Ledger.Rule.Plan.Name == outcome.Stop?.Plan)];
        LedgerShare[] exhausted = named.Length > 0 ? named : [.. readings.Where(r => r.Value.IsExhausted || r.Value.BlockedUntil is not null).Select(r => r.Key)];
        return exhausted.Length > 0 ? exhausted
            : isStated ? readings.Keys
            : readings.Keys.OrderBy(s => IsRate(s) ? 0 : 1).ThenBy(s => s.Ledger.LeftShare() ?? 1).ThenBy(s => s.Ledger.Rule.WindowLength).Take(1);
    }

    // What a platform refuses as too many is a matter of rates; a month's money or a week's items are not closed by guess.
    private static bool IsRate(LedgerShare share) =>
        share.Ledger.Rule.Plan.Window is not (MoneyWindow or DistinctWindow or ConcurrencyWindow or InvalidRequestWindow);
}
