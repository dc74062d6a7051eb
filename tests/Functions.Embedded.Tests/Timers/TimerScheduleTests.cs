using System.Globalization;
using Functions.Embedded.Timers;

namespace Functions.Embedded.Tests.Timers;

[TestClass]
public sealed class TimerScheduleTests
{
    [TestMethod]
    [DataRow("0 */5 * * * *", "2024-03-10T09:59:59Z", "2024-03-10T10:00:00Z")]
    [DataRow("0 */5 * * * *", "2024-03-10T10:00:00Z", "2024-03-10T10:05:00Z")]
    [DataRow("*/2 * * * * *", "2024-03-10T10:00:00.5Z", "2024-03-10T10:00:02Z")]
    [DataRow("30 3 * * *", "2024-03-10T03:30:00Z", "2024-03-11T03:30:00Z")]
    [DataRow("0 30 9 * Jan Mon", "2024-01-02T00:00:00Z", "2024-01-08T09:30:00Z")]
    [DataRow("0 30 2 * * *", "2024-03-09T12:00:00Z", "2024-03-10T02:30:00Z")]
    [DataRow("00:05:00", "2024-03-10T10:01:00Z", "2024-03-10T10:06:00Z")]
    [DataRow("1.00:00:00", "2024-03-10T10:01:00Z", "2024-03-11T10:01:00Z")]
    public void The_next_time_is_the_first_after_the_given_one_in_UTC(string schedule, string after, string expected) =>
        Assert.AreEqual(At(expected), TimerSchedule.Parse(schedule).Next(At(after)));

    [TestMethod]
    [DataRow("")]
    [DataRow("often")]
    [DataRow("00:00:00")]
    [DataRow("-00:00:01")]
    [DataRow("* * * *")]
    [DataRow("* * * * * * *")]
    [DataRow("0 61 * * * *")]
    public void What_is_no_schedule_is_refused(string schedule) =>
        Assert.ThrowsExactly<FormatException>(() => TimerSchedule.Parse(schedule));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
