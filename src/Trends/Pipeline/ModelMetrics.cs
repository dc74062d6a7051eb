using System.Diagnostics.Metrics;

namespace Trends.Pipeline;

/// <summary>What models tell.</summary>
public sealed class ModelMetrics
{
    private readonly Gauge<double> _accuracy;
    private readonly Gauge<double> _gain;
    private readonly Gauge<double> _drift;

    /// <summary>Initializes a new instance of the <see cref="ModelMetrics"/> class.</summary>
    /// <param name="meter">The product's meter.</param>
    internal ModelMetrics(Meter meter)
    {
        _accuracy = meter.CreateGauge<double>(Telemetry.Metrics.ModelAccuracy, "1", "A measure of a model on held-out rows.");
        _gain = meter.CreateGauge<double>(Telemetry.Metrics.ModelGain, "1", "How much better than its baseline a model is, relative.");
        _drift = meter.CreateGauge<double>(Telemetry.Metrics.ModelDrift, "1", "How much worse than the serving version a new one is, relative.");
    }

    /// <summary>Notes a measure of a model.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="value">Its value on held-out rows.</param>
    public void Measured(string model, string measure, double value)
        => _accuracy.Record(value, new(Telemetry.Tags.Model, model), new(Telemetry.Tags.Measure, measure));

    /// <summary>Notes how much better than its baseline a model is.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="gain">Relative; below 0 it is worse.</param>
    public void Gained(string model, double gain) => _gain.Record(gain, new KeyValuePair<string, object?>(Telemetry.Tags.Model, model));

    /// <summary>Notes how much worse than the version that serves a newly trained one is.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="drift">Relative; below 0 it is better.</param>
    public void Drifted(string model, double drift) => _drift.Record(drift, new KeyValuePair<string, object?>(Telemetry.Tags.Model, model));
}
