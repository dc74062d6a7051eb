using System.Text.RegularExpressions;
using Trends.Monitoring;
using Trends.Pipeline;

namespace Trends.Tests.Monitoring;

[TestClass]
public sealed partial class AlertFileTests
{
    // What Azure Monitor takes as a window and as a frequency, up to the longest window that alerts with a state may have.
    private static readonly int[] Minutes = [1, 5, 10, 15, 30, 45, 60, 120, 180, 240, 300, 360];

    private static readonly string Alerts = Repository.File("infra", "app", "alerts.json");

    [TestMethod]
    public void The_rules_of_the_deployment_are_those_of_the_source()
    {
        if (Environment.GetEnvironmentVariable("TRENDS_WRITE_GENERATED") == "1")
        {
            File.WriteAllText(Alerts, AlertFile.Write());
        }

        Assert.AreEqual(AlertFile.Write(), File.ReadAllText(Alerts), "Write it anew: TRENDS_WRITE_GENERATED=1 and this test.");
    }

    [TestMethod]
    public void Windows_and_frequencies_are_such_as_azure_monitor_takes()
    {
        foreach (AlertRule rule in AlertRules.All)
        {
            Assert.Contains((int)rule.Window.TotalMinutes, Minutes, rule.Name);
            Assert.Contains((int)rule.Frequency.TotalMinutes, Minutes[..7], rule.Name);
            Assert.IsLessThanOrEqualTo(rule.Window, rule.Frequency, rule.Name);
            Assert.IsTrue(rule.Severity is >= 0 and <= 4, rule.Name);
        }
    }

    [TestMethod]
    public void Rules_of_our_own_meter_name_metrics_tags_and_values_that_there_are()
    {
        string[] metrics = Constants(typeof(Telemetry.Metrics));
        string[] tags = Constants(typeof(Telemetry.Tags));
        string[] values = [.. Constants(typeof(Telemetry.Dimensions)), .. Constants(typeof(Telemetry.Scopes)), "live"];
        foreach (AlertRule rule in AlertRules.All.Where(r => r.Meter == Telemetry.Source))
        {
            Assert.Contains(rule.Metric, metrics, rule.Name);
            Assert.IsTrue(rule.SplitBy is null || tags.Contains(rule.SplitBy), rule.Name);
            Assert.IsTrue(rule.Filter is not { } filter || (tags.Contains(filter.Key) && values.Contains(filter.Value)), rule.Name);
        }
    }

    [TestMethod]
    public void Names_are_anchors_and_each_is_there_once()
    {
        CollectionAssert.AllItemsAreUnique(AlertRules.All.Select(r => r.Name).ToArray());
        foreach (AlertRule rule in AlertRules.All)
        {
            StringAssert.Matches(rule.Name, Anchor());
        }
    }

    [TestMethod]
    public void A_query_holds_the_rules_own_metric_filter_and_count()
    {
        AlertRule rule = AlertRules.All.Single(r => r.Name == "request-errors");

        Assert.AreEqual(
            """
            AppMetrics
            | where Name == "error_rate"
            | where tostring(Properties["scope"]) == "request"
            | extend Split = "all"
            | summarize Value = sum(Sum) / sum(ItemCount), Count = sum(ItemCount) by Split
            | where Count >= 20
            """,
            Kql.Of(rule));
    }

    [TestMethod]
    public void Queries_that_were_written_by_hand_hold_the_rules_least_count()
    {
        foreach (AlertRule rule in AlertRules.All.Where(r => r is { Query: not null, LeastCount: > 1 }))
        {
            Assert.Contains($"Count >= {rule.LeastCount}", rule.Query!, rule.Name);
        }
    }

    private static string[] Constants(Type type) => [.. type.GetFields().Select(f => (string)f.GetValue(null)!)];

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Anchor();
}
