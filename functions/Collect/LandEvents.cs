using Azure.Messaging.EventHubs;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Serving;
using Trends;
using Trends.Collect.Landing;
using Trends.Collect.Manifests;

namespace TrendFunctions.Collect;

/// <summary>Lands what the event hub holds raw.</summary>
/// <param name="lander">Lands.</param>
public sealed class LandEvents(EventLander lander)
{
    private static readonly DatasetManifest Manifest = DatasetManifest.Canonical(RecordKind.Events, "events-api");

    /// <summary>Lands a batch of user events; the same batch again is the same raw object.</summary>
    /// <param name="events">The events.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(LandEvents))]
    [ExponentialBackoffRetry(5, "00:00:02", "00:01:00")]
    public Task RunAsync(
        [EventHubTrigger(HubEventSink.Events, Connection = "EventHub", IsBatched = true)] EventData[] events,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        return lander.LandAsync(Manifest, "api/events", null, [.. events.Select(e => e.EventBody.ToMemory())], cancellationToken);
    }
}
