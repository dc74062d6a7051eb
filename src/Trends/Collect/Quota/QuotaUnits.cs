using Trends.Collect.Quota.Windows;

namespace Trends.Collect.Quota;

/// <summary>What a call asks of a window, and what it did spend.</summary>
internal static class QuotaUnits
{
    /// <summary>Gives the most units that a call may spend.</summary>
    /// <exception cref="ArgumentException">They are fewer than none.</exception>
    internal static decimal Asked(QuotaPlan plan, QuotaRequest request)
    {
        decimal units = Most(plan, request);
        return units >= 0
            ? units
            : throw new ArgumentException($"A call of '{request.Platform}' asks for {units} units of plan '{plan.Name}'; cost, items and purchases are 0 or more.", nameof(request));
    }

    /// <summary>Gives what tells items or holders of a window apart.</summary>
    internal static IReadOnlyList<string> Keys(QuotaPlan plan, QuotaRequest request, WriteNames names) => plan.Window switch
    {
        DistinctWindow => [.. request.ItemKeys.Select(DistinctRule.Key)],
        ConcurrencyWindow => [names.Next()],
        _ => [],
    };

    /// <summary>Gives what a call did spend, of windows other than money ones. What is not known counts as reserved.</summary>
    internal static decimal Spent(LedgerShare share, QuotaOutcome outcome)
    {
        QuotaPlan plan = share.Ledger.Rule.Plan;
        return plan.Window switch
        {
            DistinctWindow => share.Units,
            ConcurrencyWindow => 0,
            _ when !outcome.WasSent => 0,
            SpacingWindow => share.Units,
            InvalidRequestWindow window => outcome.Status is { } status && !window.Statuses.Contains(status) ? 0 : share.Units,
            _ when plan.FreeWhenEmpty && outcome.IsEmpty => 0,
            _ when plan.Cost.Per is QuotaCostUnit.Item => plan.Cost.Units * outcome.Items ?? share.Units,
            _ => plan.Cost.Units * outcome.Cost ?? share.Units,
        };
    }

    private static decimal Most(QuotaPlan plan, QuotaRequest request) => plan.Window switch
    {
        SpacingWindow or ConcurrencyWindow or InvalidRequestWindow => 1,
        DistinctWindow => request.ItemKeys.Count,
        MoneyWindow window => request.Purchases.Sum(p => PaidItems.PriceOf(window, p.Key) * p.Value),
        _ => plan.Cost.Units * (plan.Cost.Per is QuotaCostUnit.Item ? request.Items : request.Cost),
    };
}
