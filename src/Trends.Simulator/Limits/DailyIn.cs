namespace Trends.Simulator.Limits;

/// <summary>So many per calendar day of a time zone, as on YouTube (Pacific) and Naver (Seoul).</summary>
/// <param name="Pool">The pool that calls count in.</param>
/// <param name="Limit">How many per day.</param>
/// <param name="Zone">The zone's IANA name.</param>
public sealed record DailyIn(string Pool, int Limit, string Zone) : LimitRule(Pool, Limit)
{
    internal override LimitMeter Start(int limit)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        return new WindowMeter(this, limit, now =>
        {
            DateTime midnight = TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(1);
            return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
        });
    }
}
