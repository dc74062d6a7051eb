namespace Trends.Collect.Quota;

/// <summary>Finds what is wrong with a plan.</summary>
internal static class QuotaPlanCheck
{
    private const int MostItems = 1000;

    /// <summary>Lists what is wrong, each as the thing, the value and the fix; empty when all is right.</summary>
    internal static IEnumerable<string> Problems(QuotaPlan plan)
    {
        if (plan.Name is null || plan.Name.Length is 0 or > 64 || !plan.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-'))
        {
            yield return $"Quota plan '{plan.Name}': a name has 1 to 64 lower-case letters, digits and hyphens.";
        }

        if (plan.Limit <= 0 || (plan.Window is not MoneyWindow && plan.Limit != decimal.Floor(plan.Limit)))
        {
            yield return $"Quota plan '{plan.Name}': limit {plan.Limit} must be a whole number above 0 (in a money window any number above 0).";
        }

        if (plan.SafetyShare is <= 0 or > 1)
        {
            yield return $"Quota plan '{plan.Name}': safetyShare {plan.SafetyShare} must be above 0 and at most 1.";
        }

        if (plan.Cost is null || plan.Cost.Units <= 0)
        {
            yield return $"Quota plan '{plan.Name}': cost.units {plan.Cost?.Units} must be above 0.";
        }

        if (plan.BlockFor is { } block && (block <= TimeSpan.Zero || block > StatedTime.Farthest))
        {
            yield return $"Quota plan '{plan.Name}': blockFor {block} must be above 0 and at most {StatedTime.Farthest}.";
        }

        (TimeSpan length, string? problem) = OfWindow(plan);
        if (problem is not null)
        {
            yield return $"Quota plan '{plan.Name}': {problem}";
        }
        else if (plan.Guard < TimeSpan.Zero || plan.Guard > length / 4)
        {
            yield return $"Quota plan '{plan.Name}': guard {plan.Guard} must be 0 to {length / 4}, a quarter of the window.";
        }
    }

    private static (TimeSpan Length, string? Problem) OfWindow(QuotaPlan plan) => plan.Window switch
    {
        FixedWindow w => Length(w.Length),
        RollingWindow w => Length(w.Length),
        InvalidRequestWindow { Statuses: null or { Count: 0 } } => (default, "window.statuses is empty; name the HTTP statuses that count."),
        InvalidRequestWindow w => Length(w.Length),
        DistinctWindow when plan.Limit > MostItems => (default, $"a distinct window has at most {MostItems} items, as each is kept."),
        DistinctWindow w => Length(w.Length),
        CalendarWindow w => Zone(w.Zone),
        MoneyWindow { Prices: null or { Count: 0 } } => (default, "window.prices is empty; give the price of each kind in US dollars."),
        MoneyWindow w when w.Prices.Values.Any(p => p < 0) => (default, "window.prices has a price below 0."),
        MoneyWindow w => Zone(w.Zone),
        TokenBucketWindow { RefillPerSecond: <= 0 } => (default, "window.refillPerSecond must be above 0."),
        TokenBucketWindow w => (TimeSpan.FromSeconds((double)Math.Min(plan.Limit / w.RefillPerSecond, 86_400)), null),
        SpacingWindow when plan.Limit is not 1 => (default, "a spacing window has the limit 1."),
        SpacingWindow w => w.Every < TimeSpan.FromMilliseconds(10) || w.Every > TimeSpan.FromDays(1) ? (default, $"window.every {w.Every} must be 10 milliseconds to 1 day.") : (w.Every, null),
        ConcurrencyWindow when plan.Limit > MostItems => (default, $"a concurrency window has at most {MostItems} places, as each holder is kept."),
        ConcurrencyWindow w => w.Lease < TimeSpan.FromSeconds(1) || w.Lease > TimeSpan.FromDays(1) ? (default, $"window.lease {w.Lease} must be 1 second to 1 day.") : (w.Lease, null),
        _ => (default, "window is missing."),
    };

    private static (TimeSpan Length, string? Problem) Length(TimeSpan length) =>
        length < TimeSpan.FromSeconds(1) || length > TimeSpan.FromDays(31) ? (default, $"window.length {length} must be 1 second to 31 days.") : (length, null);

    private static (TimeSpan Length, string? Problem) Zone(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone ?? "", out _) ? (TimeSpan.FromDays(1), null) : (default, $"window.zone '{zone}' is not an IANA zone, such as America/Los_Angeles.");
}
