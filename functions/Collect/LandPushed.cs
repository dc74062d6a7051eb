using Azure.Messaging.EventHubs;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Serving;
using Trends.Collect.Connect.Push;

namespace TrendFunctions.Collect;

/// <summary>Lands what platforms pushed raw: records, deletions, and what is neither in quarantine.</summary>
/// <param name="lander">Lands.</param>
/// <param name="arrivals">Is told what arrived.</param>
public sealed class LandPushed(PushLander lander, Arrivals arrivals)
{
    /// <summary>Lands a batch of messages; the same batch again is the same raw objects.</summary>
    /// <param name="events">The messages.</param>
    /// <param name="context">Tells the partition.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(LandPushed))]
    [ExponentialBackoffRetry(5, "00:00:02", "00:01:00")]
    public async Task RunAsync(
        [EventHubTrigger(HubEventSink.Posts, Connection = "EventHub", IsBatched = true)] EventData[] events,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        arrivals.Note(HubEventSink.Posts, events, context);
        await lander.LandAsync([.. events.Select(e => e.EventBody.ToMemory())], cancellationToken);
        await arrivals.NoteLandedAsync(events, cancellationToken);
    }
}
