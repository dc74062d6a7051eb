namespace Trends.Monitoring;

/// <summary>One alert rule. What Azure and the laptop evaluate is made from it, so both mean the same.</summary>
/// <param name="Name">The rule's name and the anchor of its section in <c>docs/runbook.md</c>: lower case, words joined by <c>-</c>.</param>
/// <param name="Summary">What it means when it fires, one sentence.</param>
/// <param name="Severity">From 0, critical, to 4, verbose, as Azure Monitor counts.</param>
/// <param name="Metric">The instrument's name; of an Azure service the metric's name.</param>
/// <param name="Aggregation">What is made of the measurements of the window.</param>
/// <param name="Operator">On which side of the threshold it fires.</param>
/// <param name="Threshold">The threshold, in the metric's unit.</param>
/// <param name="Window">The measurements that count, up to now; at most 6 hours.</param>
/// <param name="Frequency">How often it is evaluated.</param>
public sealed record AlertRule(
    string Name,
    string Summary,
    int Severity,
    string Metric,
    AlertAggregation Aggregation,
    AlertOperator Operator,
    double Threshold,
    TimeSpan Window,
    TimeSpan Frequency)
{
    /// <summary>Gets where Azure finds the measurements. The default is <see cref="AlertKind.Log"/>.</summary>
    public AlertKind Kind { get; init; }

    /// <summary>Gets the meter's name; of an Azure service the metric's namespace. The default is the product's own meter.</summary>
    public string Meter { get; init; } = Pipeline.Telemetry.Source;

    /// <summary>Gets the tag and the value that a measurement must have to count; null for all.</summary>
    public KeyValuePair<string, string>? Filter { get; init; }

    /// <summary>Gets the tag by which measurements are told apart, each value with an alert of its own; null for one alert.</summary>
    public string? SplitBy { get; init; }

    /// <summary>Gets how many measurements the window must hold for the rule to speak. The default is 1.</summary>
    public long LeastCount { get; init; } = 1;

    /// <summary>Gets the query that gives Azure the value, in columns <c>Value</c>, <c>Count</c> and <c>Split</c>; null to make it from the rule.</summary>
    public string? Query { get; init; }

    /// <summary>Tells whether a value is on the side that fires.</summary>
    /// <param name="value">The value.</param>
    public bool IsBreachedBy(double value) => Operator == AlertOperator.GreaterThan ? value > Threshold : value < Threshold;
}
