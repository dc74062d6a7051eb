using System.Diagnostics;
using Azure.Messaging.EventHubs;
using Functions.Embedded.Diagnostics;

namespace Functions.Embedded.EventHubs;

/// <summary>Carries traces through hubs as the official client does: in the event's property <c>Diagnostic-Id</c>.</summary>
internal static class EventTraces
{
    /// <summary>The property that holds the sender's span.</summary>
    public const string Property = "Diagnostic-Id";

    private const string StateProperty = "tracestate";
    private const int MostLinks = 128;

    /// <summary>Starts the span of a send; null while nobody listens.</summary>
    public static Activity? Send(string hub)
    {
        Activity? activity = TraceSources.Hubs.HasListeners() ? TraceSources.Hubs.StartActivity("EventHubProducerClient.Send", ActivityKind.Producer) : null;
        return activity?.SetTag("messaging.system", "eventhubs").SetTag("messaging.operation.type", "send").SetTag("messaging.destination.name", hub);
    }

    /// <summary>Notes the current span in an event, unless its sender has noted one.</summary>
    public static void Stamp(EventData item)
    {
        if (!TraceSources.Hubs.HasListeners() || Activity.Current is not { IdFormat: ActivityIdFormat.W3C, Id: { } id } current || item.Properties.ContainsKey(Property))
        {
            return;
        }

        item.Properties[Property] = id;
        if (current.TraceStateString is { Length: > 0 } state)
        {
            item.Properties[StateProperty] = state;
        }
    }

    /// <summary>Gives the different spans that events were sent in, the first first; none while nobody listens.</summary>
    public static IReadOnlyList<ActivityContext> Origins(IReadOnlyList<EventData> events)
    {
        if (!TraceSources.Worker.HasListeners())
        {
            return [];
        }

        HashSet<ActivityContext> origins = [];
        foreach (EventData item in events)
        {
            if (item.Properties.TryGetValue(Property, out object? id)
                && ActivityContext.TryParse(id as string, item.Properties.TryGetValue(StateProperty, out object? state) ? state as string : null, isRemote: true, out ActivityContext origin)
                && origins.Count < MostLinks)
            {
                origins.Add(origin);
            }
        }

        return [.. origins];
    }
}
