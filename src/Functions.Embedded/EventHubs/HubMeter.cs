using System.Diagnostics.Metrics;

namespace Functions.Embedded.EventHubs;

/// <summary>Tells how many events each consumer group has not read, partition by partition, whenever somebody asks.</summary>
internal sealed class HubMeter
{
    private readonly HubLog _log;

    // Its factory lets go of it.
    private readonly Meter _meter;

    /// <summary>Initializes a new instance of the <see cref="HubMeter"/> class.</summary>
    /// <param name="log">The hubs.</param>
    /// <param name="meters">Makes the meter.</param>
    public HubMeter(HubLog log, IMeterFactory meters)
    {
        _log = log;
        _meter = meters.Create("Functions.Embedded");
        _meter.CreateObservableGauge("event_hub_backlog", Measure, "{event}", "Events that a consumer group has not read.");
    }

    private IEnumerable<Measurement<long>> Measure() =>
        from hub in _log.Hubs()
        from partition in hub.Partitions
        from checkpoint in partition.Checkpoints
        select new Measurement<long>(
            Math.Max(0, partition.NextSequence - checkpoint.Value),
            new("hub", hub.Name),
            new("partition", $"{hub.Name}/{partition.Name}"),
            new KeyValuePair<string, object?>("consumer_group", checkpoint.Key));
}
