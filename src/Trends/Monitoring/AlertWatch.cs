using System.Diagnostics.Metrics;

namespace Trends.Monitoring;

/// <summary>Evaluates the alert rules over the measurements of this process, in bounded memory. The laptop's stand-in for Azure Monitor.</summary>
/// <param name="meters">Whose meters are listened to.</param>
/// <param name="clock">Tells the time of measurements and changes.</param>
public sealed class AlertWatch(IMeterFactory meters, TimeProvider clock) : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly RuleWatch[] _rules = [.. AlertRules.All.Select(rule => new RuleWatch(rule))];

    /// <summary>Gets a value indicating whether it listens: on Azure the rules are evaluated by Azure Monitor.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>Starts to listen.</summary>
    public void Start()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            RuleWatch[] watching = [.. _rules.Where(r => ReferenceEquals(instrument.Meter.Scope, meters) && r.Rule.Meter == instrument.Meter.Name && r.Rule.Metric == instrument.Name)];
            if (watching.Length > 0)
            {
                listener.EnableMeasurementEvents(instrument, watching);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Measure(value, tags, state));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Measure(value, tags, state));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Measure(value, tags, state));
        _listener.Start();
        IsStarted = true;
    }

    /// <summary>Evaluates every rule now.</summary>
    /// <returns>The alerts that fired and those that were resolved since the last time.</returns>
    public IReadOnlyList<AlertState> Evaluate()
    {
        _listener.RecordObservableInstruments();
        DateTimeOffset now = clock.GetUtcNow();
        return [.. _rules.SelectMany(rule => rule.Evaluate(now))];
    }

    /// <summary>Gives where every alert stands, as of the last evaluation; those that fired first, then by severity.</summary>
    public IReadOnlyList<AlertState> States()
        => [.. _rules.SelectMany(rule => rule.States(clock.GetUtcNow())).OrderBy(s => s.State != AlertState.Fired).ThenBy(s => s.Severity)];

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Measure(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        long now = clock.GetUtcNow().Ticks;
        foreach (RuleWatch rule in (RuleWatch[])state!)
        {
            rule.Add(value, tags, now);
        }
    }
}
