using Trends.Collect.Quota.Windows;

namespace Trends.Collect.Quota;

/// <summary>Reckons what calls to come would cost.</summary>
/// <param name="ledgers">The ledgers.</param>
/// <param name="clock">The clock.</param>
internal sealed class QuotaForecaster(QuotaLedgers ledgers, TimeProvider clock)
{
    internal async Task<QuotaForecast> ForecastAsync(QuotaRequest request, long calls, CancellationToken cancellationToken)
    {
        await ledgers.Blocks(request.Platform).RefreshAsync(cancellationToken);
        List<PlanForecast> plans = [];
        foreach (QuotaPlan plan in request.Plans)
        {
            QuotaLedger ledger = ledgers.Of(request, plan);
            LedgerState state = await ledger.ReadAsync(cancellationToken);
            plans.Add(OfPlan(request, ledger, state, calls));
        }

        decimal costUsd = request.Plans.Zip(plans).Where(p => p.First.Window is MoneyWindow).Sum(p => p.Second.Units);
        DateTimeOffset? endsAt = plans.Exists(p => p.EndsAt is null) ? null : plans.Select(p => p.EndsAt!.Value).Append(clock.GetUtcNow()).Max();
        return new(calls, costUsd, endsAt, plans);
    }

    private PlanForecast OfPlan(QuotaRequest request, QuotaLedger ledger, LedgerState state, long calls)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset start = ledgers.Blocks(request.Platform).Known([ledger.Key.Row]) is { } block && block.Value.Until > now ? block.Value.Until : now;
        long startAt = start.ToUnixTimeMilliseconds();
        QuotaPlan plan = ledger.Rule.Plan;
        decimal units = QuotaUnits.Asked(plan, request);
        if (ledger.Rule is DistinctRule)
        {
            // The items are those of all calls, each counted once.
            units = DistinctRule.Missing(state, ledger.Rule.Slot(startAt, ledger.Rule.Slack), request.ItemKeys.Select(DistinctRule.Key)).Count;
            return new(plan.Name, units, units is 0 ? start : Time(ledger.Rule.EndOf(state, startAt, 1, (long)units)));
        }

        return new(plan.Name, units * calls, Time(units > ledger.Rule.Limit(state) ? null : ledger.Rule.EndOf(state, startAt, units, calls)));
    }

    private static DateTimeOffset? Time(long? milliseconds) =>
        milliseconds is { } time && time < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
}
