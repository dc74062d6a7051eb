using Trends.Collect.Quota;
using static Trends.Tests.Collect.Quota.QuotaHarness;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class UsageReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 5, 12, 0, 0, TimeSpan.Zero);

    [TestMethod]
    public void Epoch_seconds_as_X_writes_them()
    {
        UsageHeaders usage = new() { Limit = "x-rate-limit-limit", Remaining = "x-rate-limit-remaining", Reset = "x-rate-limit-reset" };
        UsageReading reading = UsageReader.Read(usage, Headers(("X-Rate-Limit-Limit", "450"), ("x-rate-limit-remaining", "449"), ("x-rate-limit-reset", $"{Now.ToUnixTimeSeconds() + 60}")), Now);

        Assert.AreEqual(new(Limit: 450, Remaining: 449, ResetAt: Now.AddSeconds(60)), reading);
    }

    [TestMethod]
    public void Floats_and_seconds_from_now_as_Reddit_writes_them()
    {
        UsageHeaders usage = new() { Used = "x-ratelimit-used", Remaining = "x-ratelimit-remaining", Reset = "x-ratelimit-reset", ResetForm = ResetForm.SecondsFromNow };
        UsageReading reading = UsageReader.Read(usage, Headers(("x-ratelimit-used", "4.2"), ("x-ratelimit-remaining", "595.8"), ("x-ratelimit-reset", "372.5")), Now);

        Assert.AreEqual(new(Remaining: 595, Used: 5, ResetAt: Now.AddSeconds(372.5)), reading);
    }

    [TestMethod]
    public void Iso_times_as_Mastodon_writes_them()
    {
        UsageHeaders usage = new() { Reset = "X-RateLimit-Reset", ResetForm = ResetForm.Iso };

        Assert.AreEqual(Now.AddMinutes(5), UsageReader.Read(usage, Headers(("x-ratelimit-reset", "2026-10-05T12:05:00.000000Z")), Now).ResetAt);
        Assert.AreEqual(Now.AddMinutes(5), UsageReader.Read(usage, Headers(("x-ratelimit-reset", "2026-10-05T21:05:00+09:00")), Now).ResetAt);
    }

    [TestMethod]
    public void The_highest_of_Metas_percentages_counts()
    {
        UsageHeaders usage = new() { Percentages = "X-App-Usage" };
        UsageReading reading = UsageReader.Read(usage, Headers(("x-app-usage", """{"call_count":28,"total_time":45,"total_cputime":25}""")), Now);

        Assert.AreEqual(0.45m, reading.UsedShare);
        Assert.IsNull(reading.BlockedUntil);
        Assert.IsFalse(reading.IsExhausted);
    }

    [TestMethod]
    public void Minutes_to_regain_access_of_any_business_close_the_window()
    {
        UsageHeaders usage = new() { Percentages = "X-Business-Use-Case-Usage" };
        UsageReading reading = UsageReader.Read(
            usage,
            Headers(("X-Business-Use-Case-Usage", """{"17":[{"type":"instagram","call_count":100,"total_cputime":25,"total_time":25,"estimated_time_to_regain_access":19}],"18":[{"type":"pages","call_count":1,"estimated_time_to_regain_access":0}]}""")),
            Now);

        Assert.AreEqual(1m, reading.UsedShare);
        Assert.AreEqual(Now.AddMinutes(19), reading.BlockedUntil);
        Assert.IsTrue(reading.IsExhausted);
    }

    [TestMethod]
    [DataRow("abc")]
    [DataRow("")]
    [DataRow("-1")]
    [DataRow("99999999999999999999")]
    [DataRow("1e400")]
    public void A_time_that_cannot_be_read_is_as_if_it_were_not_there(string reset) =>
        Assert.IsNull(UsageReader.Read(new() { Reset = "r" }, Headers(("r", reset)), Now).ResetAt);

    [TestMethod]
    [DataRow("{")]
    [DataRow("[1,2]")]
    [DataRow("{\"call_count\":\"many\"}")]
    public void Usage_that_is_not_Metas_says_nothing(string json) =>
        Assert.AreEqual(UsageReading.None, UsageReader.Read(new() { Percentages = "u" }, Headers(("u", json)), Now));

    [TestMethod]
    public void The_first_of_a_list_of_limits_is_the_one_in_force() =>
        Assert.AreEqual(100, UsageReader.Read(new() { Limit = "l" }, Headers(("l", "100, 100;w=60")), Now).Limit);

    [TestMethod]
    [DataRow("0", 0)]
    [DataRow("5", 5000)]
    [DataRow("1.337", 1337)]
    [DataRow(" 7 ", 7000)]
    public void Retry_after_in_seconds(string value, int milliseconds) => Assert.AreEqual(Now.AddMilliseconds(milliseconds), RetryAfter.Read(value, Now));

    [TestMethod]
    public void Retry_after_as_a_date() => Assert.AreEqual(Now.AddMinutes(3), RetryAfter.Read("Mon, 05 Oct 2026 12:03:00 GMT", Now));

    [TestMethod]
    [DataRow(null)]
    [DataRow("soon")]
    [DataRow("-5")]
    public void Retry_after_that_cannot_be_read_is_none(string? value) => Assert.IsNull(RetryAfter.Read(value, Now));
}
