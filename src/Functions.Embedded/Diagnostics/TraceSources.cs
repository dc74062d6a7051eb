using System.Diagnostics;

namespace Functions.Embedded.Diagnostics;

/// <summary>The sources of spans, named as those of the official packages. Nothing is made, and no event grows, while nobody listens.</summary>
internal static class TraceSources
{
    /// <summary>Calls of functions.</summary>
    public static readonly ActivitySource Worker = new("Microsoft.Azure.Functions.Worker");

    /// <summary>Orchestrations and activities.</summary>
    public static readonly ActivitySource Durable = new("Microsoft.DurableTask");

    /// <summary>Sends to event hubs.</summary>
    public static readonly ActivitySource Hubs = new("Azure.Messaging.EventHubs");

    /// <summary>Marks a span as failed. Only the type is told: messages may quote data.</summary>
    /// <param name="activity">The span; null does nothing.</param>
    /// <param name="type">The type of what was thrown.</param>
    public static void Fail(Activity? activity, string type)
    {
        activity?.SetStatus(ActivityStatusCode.Error);
        activity?.SetTag("error.type", type);
    }
}
