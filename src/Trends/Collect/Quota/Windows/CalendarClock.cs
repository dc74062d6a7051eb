namespace Trends.Collect.Quota.Windows;

/// <summary>Days or months of a zone, of 23 to 25 hours a day where clocks change.</summary>
/// <param name="unit">A day or a month.</param>
/// <param name="zone">The zone.</param>
internal sealed class CalendarClock(CalendarUnit unit, TimeZoneInfo zone) : WindowClock
{
    internal override long Longest { get; } = (long)TimeSpan.FromDays(unit is CalendarUnit.Day ? 1 : 31).TotalMilliseconds;

    internal override (long Start, long End) Around(long now)
    {
        DateTime local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(now), zone).Date;
        DateTime start = unit is CalendarUnit.Day ? local : local.AddDays(1 - local.Day);
        return (Instant(start), Instant(unit is CalendarUnit.Day ? start.AddDays(1) : start.AddMonths(1)));
    }

    private long Instant(DateTime midnight)
    {
        // Where clocks skip midnight the day starts when they go on; where they show it twice, at the second: a reset is never expected too early.
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(1);
        }

        TimeSpan offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Min() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUnixTimeMilliseconds();
    }
}
