using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace Trends.Monitoring;

/// <summary>The rules as <c>infra/app/alerts.bicep</c> takes them.</summary>
public static class AlertFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the content of <c>infra/app/alerts.json</c>.</summary>
    public static string Write() => JsonSerializer.Serialize(AlertRules.All.Select(Describe), Json) + "\n";

    private static object Describe(AlertRule rule) => new
    {
        rule.Name,
        rule.Summary,
        rule.Severity,
        Kind = rule.Kind == AlertKind.Log ? "log" : "metric",
        Query = rule.Kind == AlertKind.Log ? Kql.Of(rule) : string.Empty,
        MetricNamespace = rule.Kind == AlertKind.Metric ? rule.Meter : string.Empty,
        MetricName = rule.Kind == AlertKind.Metric ? rule.Metric : string.Empty,

        // A query gives one row an alert, so that any aggregation of it is its value.
        Aggregation = rule.Kind == AlertKind.Metric ? rule.Aggregation.ToString() : "Maximum",
        Operator = rule.Operator.ToString(),
        // Text, since Bicep has no numbers with a fraction.
        Threshold = rule.Threshold.ToString(CultureInfo.InvariantCulture),
        Window = XmlConvert.ToString(rule.Window),
        Frequency = XmlConvert.ToString(rule.Frequency),
    };
}
