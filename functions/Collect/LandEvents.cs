using Azure.Messaging.EventHubs;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Serving;
using Trends;
using Trends.Collect.Landing;
using Trends.Collect.Manifests;

namespace TrendFunctions.Collect;

/// <summary>Lands what the event hub holds raw.</summary>
/// <param name="lander">Lands.</param>
/// <param name="arrivals">Is told what arrived.</param>
public sealed class LandEvents(EventLander lander, Arrivals arrivals)
{
    private static readonly DatasetManifest Manifest = DatasetManifest.Canonical(RecordKind.Events, "events-api");

    /// <summary>Lands a batch of user events; the same batch again is the same raw object.</summary>
    /// <param name="events">The events.</param>
    /// <param name="context">Tells the partition.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(LandEvents))]
    [ExponentialBackoffRetry(5, "00:00:02", "00:01:00")]
    public async Task RunAsync(
        [EventHubTrigger(HubEventSink.Events, Connection = "EventHub", IsBatched = true)] EventData[] events,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        arrivals.Note(HubEventSink.Events, events, context);
        await lander.LandAsync(Manifest, "api/events", null, [.. events.Select(e => e.EventBody.ToMemory())], cancellationToken);
        await arrivals.NoteLandedAsync(events, cancellationToken);
    }
}
