using System.Globalization;
using System.Text;

namespace Trends.Monitoring;

/// <summary>The queries of alert rules over the workspace tables of Application Insights.</summary>
internal static class Kql
{
    /// <summary>Per namespace, what came in less what went out in the window: Event Hubs keeps no metric of what a consumer has not read.</summary>
    public const string Backlog = """
        AzureMetrics
        | where ResourceProvider == "MICROSOFT.EVENTHUB" and MetricName in ("IncomingMessages", "OutgoingMessages")
        | extend Split = Resource
        | summarize Value = sumif(Total, MetricName == "IncomingMessages") - sumif(Total, MetricName == "OutgoingMessages"), Count = count() by Split
        """;

    /// <summary>Durations of prediction spans: the metric's histogram comes to the workspace without its buckets, so it has no percentiles there.</summary>
    public const string SlowPredictions = """
        AppDependencies
        | where Name == "prediction"
        | extend Split = "all"
        | summarize Value = percentilew(DurationMs, ItemCount, 95) / 1000, Count = sum(ItemCount) by Split
        | where Count >= 20
        """;

    /// <summary>Gives a rule's query: a row for each alert, with columns <c>Split</c>, <c>Value</c> and <c>Count</c>.</summary>
    /// <param name="rule">A rule of kind <see cref="AlertKind.Log"/>.</param>
    public static string Of(AlertRule rule)
    {
        if (rule.Query is { } given)
        {
            return given;
        }

        StringBuilder query = new();
        query.Append("AppMetrics\n| where Name == ").Append(Text(rule.Metric));
        if (rule.Filter is { } filter)
        {
            query.Append("\n| where ").Append(Tag(filter.Key)).Append(" == ").Append(Text(filter.Value));
        }

        query.Append("\n| extend Split = ").Append(rule.SplitBy is { } split ? Tag(split) : Text("all"))
            .Append("\n| summarize Value = ").Append(Aggregate(rule.Aggregation)).Append(", Count = sum(ItemCount) by Split");
        if (rule.LeastCount > 1)
        {
            query.Append(CultureInfo.InvariantCulture, $"\n| where Count >= {rule.LeastCount}");
        }

        return query.ToString();
    }

    private static string Aggregate(AlertAggregation aggregation) => aggregation switch
    {
        AlertAggregation.Minimum => "min(Min)",
        AlertAggregation.Maximum => "max(Max)",
        AlertAggregation.Average => "sum(Sum) / sum(ItemCount)",
        AlertAggregation.Total => "sum(Sum)",
        _ => throw new ArgumentOutOfRangeException(nameof(aggregation), aggregation, "AppMetrics holds no percentiles; give the rule a query."),
    };

    private static string Tag(string name) => $"tostring(Properties[{Text(name)}])";

    private static string Text(string value) => "\"" + value + "\"";
}
