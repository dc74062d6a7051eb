using System.Text.Json;
using Trends.Collect.Quota;

namespace Trends.Tests.Collect.Quota;

[TestClass]
public sealed class QuotaPlanJsonTests
{
    internal const string Examples = """
        [
          { "name": "x-recent", "scope": "credential", "limit": 450, "window": { "kind": "fixed", "length": "00:15:00", "start": "firstCall" },
            "guard": "00:00:01", "usage": { "limit": "x-rate-limit-limit", "remaining": "x-rate-limit-remaining", "reset": "x-rate-limit-reset" } },
          { "name": "x-money", "scope": "credential", "limit": 500, "window": { "kind": "money", "prices": { "post": 0.005, "user": 0.010 } } },
          { "name": "youtube-units", "scope": "credential", "limit": 10000, "window": { "kind": "calendar", "unit": "day", "zone": "America/Los_Angeles" } },
          { "name": "instagram-hashtags", "scope": "user", "limit": 30, "window": { "kind": "distinct", "length": "7.00:00:00" }, "guard": "00:01:00" },
          { "name": "discord-invalid", "scope": "ip", "limit": 10000, "safetyShare": 0.9,
            "window": { "kind": "invalidRequests", "length": "00:10:00", "statuses": [401, 403, 429] } },
          { "name": "gdelt-spacing", "scope": "ip", "limit": 1, "window": { "kind": "spacing", "every": "00:00:05" }, "blockFor": "00:01:00" },
          { "name": "threads-search", "scope": "user", "limit": 2200, "window": { "kind": "rolling", "length": "1.00:00:00" }, "freeWhenEmpty": true },
          { "name": "twitch-points", "scope": "credential", "limit": 800, "window": { "kind": "tokenBucket", "refillPerSecond": 13.3 } },
          { "name": "x-stream", "scope": "credential", "limit": 1, "window": { "kind": "concurrency", "lease": "00:01:00" } },
          { "name": "tiktok-records", "scope": "platform", "limit": 100000, "cost": { "per": "item" }, "window": { "kind": "calendar", "unit": "day" } }
        ]
        """;

    [TestMethod]
    public void Each_kind_of_window_is_read()
    {
        IReadOnlyList<QuotaPlan> plans = QuotaPlanJson.Parse(Examples, "the examples");

        Assert.HasCount(10, plans);
        Assert.AreEqual(new FixedWindow(TimeSpan.FromMinutes(15), WindowStart.FirstCall), plans[0].Window);
        Assert.AreEqual("x-rate-limit-reset", plans[0].Usage?.Reset);
        Assert.AreEqual(0.005m, ((MoneyWindow)plans[1].Window).Prices["post"]);
        Assert.AreEqual(new CalendarWindow(CalendarUnit.Day, "America/Los_Angeles"), plans[2].Window);
        Assert.AreEqual(QuotaScope.User, plans[3].Scope);
        Assert.AreEqual(0.9m, plans[4].SafetyShare);
        Assert.AreEqual(TimeSpan.FromMinutes(1), plans[5].BlockFor);
        Assert.IsTrue(plans[6].FreeWhenEmpty);
        Assert.AreEqual(new(QuotaCostUnit.Item), plans[9].Cost);
    }

    [TestMethod]
    public void What_is_written_is_read_again()
    {
        IReadOnlyList<QuotaPlan> plans = QuotaPlanJson.Parse(Examples, "the examples");
        string json = JsonSerializer.Serialize(plans, QuotaPlanJson.Options);

        Assert.AreEqual(json, JsonSerializer.Serialize(QuotaPlanJson.Parse(json, "the copy"), QuotaPlanJson.Options));
    }

    [TestMethod]
    [DataRow("\"limitt\": 5", "limitt")]
    [DataRow("\"safetyShare\": 0", "safetyShare")]
    [DataRow("\"safetyShare\": 1.01", "safetyShare")]
    [DataRow("\"guard\": \"00:03:46\"", "guard")]
    [DataRow("\"blockFor\": \"00:00:00\"", "blockFor")]
    [DataRow("\"cost\": { \"per\": \"call\", \"units\": 0 }", "cost")]
    [DataRow("\"cost\": { \"per\": \"page\" }", "per")]
    [DataRow("\"usage\": { \"rest\": \"x\" }", "rest")]
    public void A_wrong_member_is_named(string member, string named)
    {
        string json = $$"""[{ "name": "a", "scope": "ip", "limit": 5, "window": { "kind": "fixed", "length": "00:15:00" }, {{member}} }]""";

        Assert.Contains(named, Assert.ThrowsExactly<InputException>(() => QuotaPlanJson.Parse(json, "a manifest")).Message);
    }

    [TestMethod]
    [DataRow("""{ "kind": "fixed", "length": "00:00:00.5" }""", "length")]
    [DataRow("""{ "kind": "rolling", "length": "32.00:00:00" }""", "length")]
    [DataRow("""{ "kind": "calendar", "unit": "day", "zone": "Mars/Olympus" }""", "Mars/Olympus")]
    [DataRow("""{ "kind": "money", "prices": {} }""", "prices")]
    [DataRow("""{ "kind": "invalidRequests", "length": "00:10:00", "statuses": [] }""", "statuses")]
    [DataRow("""{ "kind": "spacing", "every": "00:00:05" }""", "limit 1")]
    [DataRow("""{ "kind": "tokenBucket", "refillPerSecond": 0 }""", "refillPerSecond")]
    [DataRow("""{ "kind": "concurrency", "lease": "00:00:00" }""", "lease")]
    [DataRow("""{ "kind": "hourly" }""", "hourly")]
    [DataRow("""{ "kind": "fixed" }""", "length")]
    [DataRow("""{ "kind": "rolling", "length": "01:00:00", "start": "clock" }""", "start")]
    public void A_wrong_window_is_named(string window, string named)
    {
        string json = $$"""[{ "name": "a", "scope": "ip", "limit": 5, "window": {{window}} }]""";

        Assert.Contains(named, Assert.ThrowsExactly<InputException>(() => QuotaPlanJson.Parse(json, "a manifest")).Message);
    }

    [TestMethod]
    public void Two_plans_of_one_name_are_wrong()
    {
        const string Plan = """{ "name": "a", "scope": "ip", "limit": 5, "window": { "kind": "fixed", "length": "00:15:00" } }""";

        Assert.Contains("'a' is there 2 times", Assert.ThrowsExactly<InputException>(() => QuotaPlanJson.Parse($"[{Plan},{Plan}]", "a manifest")).Message);
    }
}
