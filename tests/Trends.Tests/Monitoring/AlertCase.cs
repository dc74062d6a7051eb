using System.Diagnostics.Metrics;

namespace Trends.Tests.Monitoring;

/// <summary>Measurements and what a rule must make of them.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Fires">Whether it must fire.</param>
/// <param name="Values">The measurements.</param>
/// <param name="Tags">Their tags.</param>
public sealed record AlertCase(string Rule, bool Fires, double[] Values, params (string Name, string Value)[] Tags)
{
    public override string ToString() => $"{Rule} {(Fires ? "fires" : "is silent")} at {string.Join(", ", Values.Distinct().Take(3))} × {Values.Length}";

    /// <summary>Measures with a real instrument.</summary>
    internal void Measure(IMeterFactory meters, string meter, string metric)
    {
        Histogram<double> instrument = meters.Create(meter).CreateHistogram<double>(metric);
        foreach (double value in Values)
        {
            instrument.Record(value, [.. Tags.Select(t => KeyValuePair.Create(t.Name, (object?)t.Value))]);
        }
    }
}
