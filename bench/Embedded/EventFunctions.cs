using Azure.Messaging.EventHubs;
using Microsoft.Azure.Functions.Worker;

namespace Bench.Embedded;

/// <summary>Handles events, at no cost of its own.</summary>
public sealed class EventFunctions(EventTally tally)
{
    /// <summary>The hub.</summary>
    public const string Hub = "bench";

    /// <summary>Counts events.</summary>
    [Function(nameof(CountEvents))]
    public void CountEvents([EventHubTrigger(Hub)] EventData[] events)
    {
        long bytes = 0;
        foreach (EventData one in events)
        {
            bytes += one.EventBody.ToMemory().Length;
        }

        tally.Add(events.Length, bytes);
    }
}
