using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class CalendarWindowTests
{
    [TestMethod]
    [DataRow("America/Los_Angeles", "2026-10-05T07:00:00Z", "2026-10-06T07:00:00Z", 24)]
    [DataRow("America/Los_Angeles", "2026-03-08T08:00:00Z", "2026-03-09T07:00:00Z", 23)]
    [DataRow("America/Los_Angeles", "2026-11-01T07:00:00Z", "2026-11-02T08:00:00Z", 25)]
    [DataRow("Asia/Seoul", "2026-10-04T15:00:00Z", "2026-10-05T15:00:00Z", 24)]
    [DataRow("UTC", "2026-10-05T00:00:00Z", "2026-10-06T00:00:00Z", 24)]
    public async Task A_day_ends_at_midnight_of_its_zone(string zone, string start, string end, int hours)
    {
        DateTimeOffset startsAt = DateTimeOffset.Parse(start);
        DateTimeOffset endsAt = DateTimeOffset.Parse(end);
        QuotaRequest call = Call(Plan(new CalendarWindow(CalendarUnit.Day, zone), 1));
        QuotaHarness quota = new(startsAt.AddMilliseconds(-1));
        await quota.Granted(call);
        Assert.AreEqual(startsAt, (await quota.Denied(call)).Until);

        quota.Clock.SetUtcNow(startsAt);
        await quota.Granted(call);
        Assert.AreEqual(endsAt, (await quota.Denied(call)).Until);
        Assert.AreEqual(TimeSpan.FromHours(hours), endsAt - startsAt);

        quota.Clock.SetUtcNow(endsAt.AddMilliseconds(-1));
        await quota.Denied(call);
        quota.Clock.SetUtcNow(endsAt);
        await quota.Granted(call);
    }

    [TestMethod]
    public async Task A_month_ends_at_the_first_midnight_of_the_next()
    {
        QuotaHarness quota = new();
        QuotaRequest call = Call(Plan(new CalendarWindow(CalendarUnit.Month, "America/Los_Angeles"), 1));
        await quota.Granted(call);

        // Summer time ends on the first of November, after midnight.
        Assert.AreEqual(DateTimeOffset.Parse("2026-11-01T07:00:00Z"), (await quota.Denied(call)).Until);
    }

    [TestMethod]
    public async Task Where_clocks_skip_midnight_the_day_starts_when_they_go_on()
    {
        // Beirut goes from 00:00 to 01:00 on 2026-03-29.
        QuotaHarness quota = new(DateTimeOffset.Parse("2026-03-28T12:00:00Z"));
        QuotaRequest call = Call(Plan(new CalendarWindow(CalendarUnit.Day, "Asia/Beirut"), 1));
        await quota.Granted(call);

        Assert.AreEqual(DateTimeOffset.Parse("2026-03-28T22:00:00Z"), (await quota.Denied(call)).Until);
    }

    [TestMethod]
    public async Task Where_clocks_show_midnight_twice_the_day_starts_at_the_second()
    {
        // Havana goes from 01:00 back to 00:00 on 2026-11-01.
        QuotaHarness quota = new(DateTimeOffset.Parse("2026-10-31T12:00:00Z"));
        QuotaRequest call = Call(Plan(new CalendarWindow(CalendarUnit.Day, "America/Havana"), 1));
        await quota.Granted(call);

        Assert.AreEqual(DateTimeOffset.Parse("2026-11-01T05:00:00Z"), (await quota.Denied(call)).Until);
    }
}
