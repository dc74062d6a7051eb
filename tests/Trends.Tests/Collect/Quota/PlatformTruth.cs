using Trends.Collect.Quota;

namespace Trends.Tests.Collect.Quota;

/// <summary>The platform's own count: replays calls by the definition of each window, knowing nothing of ledgers.</summary>
internal static class PlatformTruth
{
    /// <summary>Tells how the calls overspent a plan; null when they did not.</summary>
    internal static string? Overspent(QuotaPlan plan, IReadOnlyList<PlatformCall> calls) => plan.Window switch
    {
        FixedWindow { Start: WindowStart.Clock } w => InWindows(plan, calls, at => at.Ticks / w.Length.Ticks),
        FixedWindow w => InStretches(plan.Limit, w.Length, Spends(plan, calls)),
        CalendarWindow w => InWindows(plan, calls, at => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(w.Zone)).Date.Ticks),
        RollingWindow w => InStretches(plan.Limit, w.Length, Spends(plan, calls)),
        InvalidRequestWindow w => InStretches(plan.Limit, w.Length, calls.Where(c => c.Outcome.Status is { } s && w.Statuses.Contains(s)).Select(c => (c.At, 1m))),
        SpacingWindow w => InStretches(1, w.Every, calls.Select(c => (c.At, 1m))),
        DistinctWindow w => Distinct(plan, w, calls) ?? Distinct(plan, w, calls.Where(c => c.Outcome.Status is 200)),
        TokenBucketWindow w => Bucket(plan, w, calls),
        ConcurrencyWindow => AtOnce(plan, calls),
        MoneyWindow w => Money(plan, w, calls),
        _ => "unknown",
    };

    private static IEnumerable<(DateTimeOffset At, decimal Units)> Spends(QuotaPlan plan, IEnumerable<PlatformCall> calls) => calls
        .Where(c => !plan.FreeWhenEmpty || !c.Outcome.IsEmpty)
        .Select(c => (c.At, plan.Cost.Per is QuotaCostUnit.Item ? c.Outcome.Items!.Value : c.Cost));

    private static string? InWindows(QuotaPlan plan, IEnumerable<PlatformCall> calls, Func<DateTimeOffset, long> window) => Spends(plan, calls)
        .GroupBy(s => window(s.At))
        .Where(g => g.Sum(s => s.Units) > plan.Limit)
        .Select(g => $"{g.Sum(s => s.Units)} of {plan.Limit} in the window of {g.First().At:o}")
        .FirstOrDefault();

    // A stretch is open at its start: what was called exactly a length ago is out.
    private static string? InStretches(decimal limit, TimeSpan length, IEnumerable<(DateTimeOffset At, decimal Units)> spends)
    {
        Queue<(DateTimeOffset At, decimal Units)> stretch = [];
        decimal sum = 0;
        foreach ((DateTimeOffset at, decimal units) in spends)
        {
            stretch.Enqueue((at, units));
            sum += units;
            while (stretch.Peek().At <= at - length)
            {
                sum -= stretch.Dequeue().Units;
            }

            if (sum > limit)
            {
                return $"{sum} of {limit} in the {length} to {at:o}";
            }
        }

        return null;
    }

    // Whether calls that fail count is not known: both must hold.
    private static string? Distinct(QuotaPlan plan, DistinctWindow window, IEnumerable<PlatformCall> calls)
    {
        Dictionary<string, DateTimeOffset> first = [];
        foreach (PlatformCall call in calls)
        {
            foreach (string old in first.Where(f => f.Value <= call.At - window.Length).Select(f => f.Key).ToList())
            {
                first.Remove(old);
            }

            first.TryAdd(call.Item!, call.At);
            if (first.Count > plan.Limit)
            {
                return $"{first.Count} of {plan.Limit} items at {call.At:o}";
            }
        }

        return null;
    }

    private static string? Bucket(QuotaPlan plan, TokenBucketWindow window, IEnumerable<PlatformCall> calls)
    {
        decimal level = plan.Limit;
        DateTimeOffset at = DateTimeOffset.MinValue;
        foreach (PlatformCall call in calls)
        {
            level = Math.Min(plan.Limit, level + ((decimal)(call.At - at).TotalSeconds * window.RefillPerSecond)) - call.Cost;
            at = call.At;
            if (level < -0.000001m)
            {
                return $"{level} points at {at:o}";
            }
        }

        return null;
    }

    private static string? AtOnce(QuotaPlan plan, IReadOnlyList<PlatformCall> calls) => calls
        .Select(now => (now.At, Count: calls.TakeWhile(c => c != now).Count(c => (c.EndedAt ?? DateTimeOffset.MaxValue) > now.At && c.HeldUntil > now.At) + 1))
        .Where(n => n.Count > plan.Limit)
        .Select(n => $"{n.Count} of {plan.Limit} at {n.At:o}")
        .FirstOrDefault();

    private static string? Money(QuotaPlan plan, MoneyWindow window, IEnumerable<PlatformCall> calls)
    {
        HashSet<(DateTime, string)> paid = [];
        decimal spent = 0;
        int month = 0;
        foreach (PlatformCall call in calls)
        {
            spent = call.At.Month == month ? spent : 0;
            month = call.At.Month;
            spent += call.Outcome.Bought!["post"].Count(id => paid.Add((call.At.UtcDateTime.Date, id))) * window.Prices["post"];
            if (spent > plan.Limit)
            {
                return $"{spent} of {plan.Limit} USD at {call.At:o}";
            }
        }

        return null;
    }
}
