using System.Diagnostics.Metrics;

namespace Trends.Pipeline;

/// <summary>The product's instruments. A call costs next to nothing while nobody listens; every call may come from any thread.</summary>
public sealed class PipelineMetrics
{
    // Its factory lets go of it.
    private readonly Meter _meter;
    private readonly Gauge<double> _quality;
    private readonly Histogram<double> _processing;
    private readonly Histogram<double> _errors;
    private readonly Gauge<double> _freshness;
    private readonly Gauge<double> _lastRun;
    private readonly Gauge<double> _runAge;
    private readonly Histogram<double> _lag;
    private readonly Gauge<double> _quarantine;
    private readonly Counter<long> _records;
    private readonly Histogram<double> _seconds;
    private readonly Counter<double> _functions;
    private readonly Counter<long> _published;

    /// <summary>Initializes a new instance of the <see cref="PipelineMetrics"/> class.</summary>
    /// <param name="meters">Makes the meter, so that a host sees its own measurements alone.</param>
    public PipelineMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meter = meters.Create(Telemetry.Source);
        _quality = _meter.CreateGauge<double>(Telemetry.Metrics.DataQualityScore, "1", "A score of a dataset in a run.");
        _processing = _meter.CreateHistogram<double>(Telemetry.Metrics.ProcessingTime, "s", "How long a stage or a run took.");
        _errors = _meter.CreateHistogram<double>(Telemetry.Metrics.ErrorRate, "1", "1 for a failed operation, 0 for others.");
        _freshness = _meter.CreateGauge<double>(Telemetry.Metrics.DataFreshness, "s", "The age of the newest event.");
        _lastRun = _meter.CreateGauge<double>(Telemetry.Metrics.LastRunAge, "s", "The time since the last run completed.");
        _runAge = _meter.CreateGauge<double>(Telemetry.Metrics.RunAge, "s", "The time since an unfinished run was asked for.");
        _lag = _meter.CreateHistogram<double>(Telemetry.Metrics.ConsumerLag, "s", "The age of the oldest event of a batch when its function got it.");
        _quarantine = _meter.CreateGauge<double>(Telemetry.Metrics.QuarantineRate, "1", "The share of a stage's records that were set aside.");
        _records = _meter.CreateCounter<long>(Telemetry.Metrics.Records, "{record}", "Records of a stage by what became of them.");
        _seconds = _meter.CreateHistogram<double>(Telemetry.Metrics.PredictionDuration, "s", "How long an answer that holds predictions took.");
        _functions = _meter.CreateCounter<double>(Telemetry.Metrics.FunctionSeconds, "s", "Seconds that functions ran.");
        _published = _meter.CreateCounter<long>(Telemetry.Metrics.EventsPublished, "{event}", "Events published to hubs.");
        Cache = new(_meter);
        Models = new(_meter);
        Platforms = new(_meter);
        Stores = new(_meter);
    }

    /// <summary>Gets the instruments of the answers' cache.</summary>
    public CacheMetrics Cache { get; }

    /// <summary>Gets the instruments of models.</summary>
    public ModelMetrics Models { get; }

    /// <summary>Gets the instruments of the platforms that data are collected from.</summary>
    public PlatformMetrics Platforms { get; }

    /// <summary>Gets the instruments of stores.</summary>
    public StoreMetrics Stores { get; }

    /// <summary>Gets a value indicating whether anybody asks how function calls go.</summary>
    public bool WatchesCalls => _errors.Enabled || _functions.Enabled;

    /// <summary>Gets a value indicating whether anybody asks how long answers take.</summary>
    public bool WatchesPredictions => _seconds.Enabled;

    /// <summary>Notes the scores of a dataset.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="completeness">0 to 1.</param>
    /// <param name="accuracy">0 to 1.</param>
    /// <param name="consistency">0 to 1.</param>
    public void Quality(string dataset, double completeness, double accuracy, double consistency)
    {
        Score(dataset, Telemetry.Dimensions.Completeness, completeness);
        Score(dataset, Telemetry.Dimensions.Accuracy, accuracy);
        Score(dataset, Telemetry.Dimensions.Consistency, consistency);
        Score(dataset, Telemetry.Dimensions.Overall, (completeness + accuracy + consistency) / 3);
    }

    /// <summary>Notes the end of a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="counts">What became of its records.</param>
    /// <param name="elapsed">How long it took.</param>
    public void StageEnded(string stage, string status, StageCounts counts, TimeSpan elapsed)
    {
        ArgumentNullException.ThrowIfNull(counts);
        _processing.Record(elapsed.TotalSeconds, new(Telemetry.Tags.Stage, stage), new(Telemetry.Tags.Status, status));
        if (counts.RowsIn > 0)
        {
            _quarantine.Record((double)counts.Quarantined / counts.RowsIn, new KeyValuePair<string, object?>(Telemetry.Tags.Stage, stage));
        }

        foreach ((string outcome, long rows) in new[]
        {
            ("out", counts.RowsOut), ("duplicate", counts.Duplicates), ("quarantined", counts.Quarantined), ("erased", counts.Erased), ("written", counts.RowsWritten),
        })
        {
            if (rows > 0)
            {
                _records.Add(rows, new(Telemetry.Tags.Stage, stage), new(Telemetry.Tags.Outcome, outcome));
            }
        }
    }

    /// <summary>Notes the end of a run.</summary>
    /// <param name="status">How it ended.</param>
    /// <param name="failed">Whether that is a failure.</param>
    /// <param name="elapsed">The time since it was asked for.</param>
    public void RunEnded(string status, bool failed, TimeSpan elapsed)
    {
        _processing.Record(elapsed.TotalSeconds, new(Telemetry.Tags.Stage, Telemetry.Scopes.Run), new(Telemetry.Tags.Status, status));
        Operation(Telemetry.Scopes.Run, failed);
    }

    /// <summary>Notes how an operation ended.</summary>
    /// <param name="scope">One of <see cref="Telemetry.Scopes"/>.</param>
    /// <param name="failed">Whether it failed.</param>
    public void Operation(string scope, bool failed)
        => _errors.Record(failed ? 1 : 0, new KeyValuePair<string, object?>(Telemetry.Tags.Scope, scope));

    /// <summary>Notes how long a function ran.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="elapsed">How long.</param>
    public void FunctionRan(string function, TimeSpan elapsed)
        => _functions.Add(elapsed.TotalSeconds, new KeyValuePair<string, object?>(Telemetry.Tags.Function, function));

    /// <summary>Notes how fresh the data are.</summary>
    /// <param name="origin"><c>live</c> or <c>files</c>.</param>
    /// <param name="age">The age of the newest event.</param>
    public void Freshness(string origin, TimeSpan age)
        => _freshness.Record(age.TotalSeconds, new KeyValuePair<string, object?>(Telemetry.Tags.Origin, origin));

    /// <summary>Notes how long ago the last run completed.</summary>
    /// <param name="age">The time since.</param>
    public void LastRunEnded(TimeSpan age) => _lastRun.Record(age.TotalSeconds);

    /// <summary>Notes how long the oldest unfinished run has been going.</summary>
    /// <param name="age">The time since it was asked for; zero when none is unfinished.</param>
    public void Unfinished(TimeSpan age) => _runAge.Record(age.TotalSeconds);

    /// <summary>Notes how old the oldest event of a batch is.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="partition">The partition; null where the trigger does not tell.</param>
    /// <param name="age">The time since it was accepted.</param>
    public void Lag(string hub, string? partition, TimeSpan age)
    {
        if (_lag.Enabled)
        {
            _lag.Record(Math.Max(0, age.TotalSeconds), new KeyValuePair<string, object?>(Telemetry.Tags.Partition, partition is null ? hub : $"{hub}/{partition}"));
        }
    }

    /// <summary>Notes an answer that holds predictions.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="elapsed">How long it took.</param>
    public void Predicted(string model, TimeSpan elapsed)
        => _seconds.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>(Telemetry.Tags.Model, model));

    /// <summary>Notes published events.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="count">How many.</param>
    public void Published(string hub, int count) => _published.Add(count, new KeyValuePair<string, object?>(Telemetry.Tags.Hub, hub));

    private void Score(string dataset, string dimension, double score)
        => _quality.Record(score, new(Telemetry.Tags.Dataset, dataset), new(Telemetry.Tags.Dimension, dimension));
}
