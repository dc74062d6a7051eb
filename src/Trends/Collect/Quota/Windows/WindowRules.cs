namespace Trends.Collect.Quota.Windows;

/// <summary>Makes the rule of a plan.</summary>
internal static class WindowRules
{
    internal static WindowRule For(QuotaPlan plan) => plan.Window switch
    {
        FixedWindow { Start: WindowStart.FirstCall } w => RollingRule.Make(plan, Milliseconds(w.Length)),
        FixedWindow w => new FixedRule(plan, new EvenClock(Milliseconds(w.Length))),
        CalendarWindow w => new FixedRule(plan, new CalendarClock(w.Unit, TimeZoneInfo.FindSystemTimeZoneById(w.Zone))),
        RollingWindow w => RollingRule.Make(plan, Milliseconds(w.Length)),
        InvalidRequestWindow w => RollingRule.Make(plan, Milliseconds(w.Length)),
        DistinctWindow w => new DistinctRule(plan, Milliseconds(w.Length)),
        TokenBucketWindow w => new TokenBucketRule(plan, w.RefillPerSecond),
        SpacingWindow w => new SpacingRule(plan, Milliseconds(w.Every)),
        ConcurrencyWindow w => new ConcurrencyRule(plan, Milliseconds(w.Lease)),
        MoneyWindow w => new FixedRule(plan, new CalendarClock(CalendarUnit.Month, TimeZoneInfo.FindSystemTimeZoneById(w.Zone))),
        _ => throw new InvalidOperationException($"Plan '{plan.Name}' has a window of unknown kind {plan.Window.GetType().Name}."),
    };

    private static long Milliseconds(TimeSpan length) => (long)Math.Ceiling(length.TotalMilliseconds);
}
