using System.Text.Json.Serialization;

namespace Trends.Monitoring;

/// <summary>Where an alert stands.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Summary">What it means.</param>
/// <param name="Severity">From 0, critical, to 4.</param>
/// <param name="State"><c>fired</c>, <c>ok</c>, or <c>no-data</c> when too little was measured.</param>
/// <param name="Split">The dataset, model, stage or other that it is about; null for the whole.</param>
/// <param name="Value">The last value; null without data.</param>
/// <param name="Threshold">The rule's threshold.</param>
/// <param name="Since">When it came to stand so, in UTC.</param>
public sealed record AlertState(
    string Rule,
    string Summary,
    int Severity,
    string State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Split,
    double? Value,
    double Threshold,
    DateTimeOffset Since)
{
    /// <summary>On the side of the threshold that fires.</summary>
    public const string Fired = "fired";

    /// <summary>On the other side.</summary>
    public const string Ok = "ok";

    /// <summary>Nothing, or too little, was measured in the window.</summary>
    public const string NoData = "no-data";

    /// <summary>Gets the section of the runbook that tells what to do.</summary>
    public string Runbook => "docs/runbook.md#" + Rule;
}
