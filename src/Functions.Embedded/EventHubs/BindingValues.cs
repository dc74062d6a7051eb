using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Consumer;

namespace Functions.Embedded.EventHubs;

/// <summary>The values by name that go with a call, as the official trigger gives them.</summary>
internal static class BindingValues
{
    /// <summary>Makes the values for one attempt.</summary>
    /// <param name="context">Where the events were read.</param>
    /// <param name="events">The events of the call.</param>
    /// <param name="isBatched">Whether the values are arrays.</param>
    /// <param name="retryCount">How often the call has failed.</param>
    /// <param name="maxRetryCount">How often it may be repeated; -1 means without end.</param>
    public static Dictionary<string, object?> Of(PartitionContext context, IReadOnlyList<EventData> events, bool isBatched, int retryCount, int maxRetryCount)
    {
        Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase)
        {
            ["PartitionContext"] = context,
            ["TriggerPartitionContext"] = context,
            ["RetryCount"] = retryCount,
            ["MaxRetryCount"] = maxRetryCount,
        };
        if (isBatched)
        {
            values["PartitionKeyArray"] = Each(events, e => e.PartitionKey);
            values["SequenceNumberArray"] = Each(events, e => e.SequenceNumber);
            values["OffsetArray"] = Each(events, e => e.OffsetString);
            values["EnqueuedTimeUtcArray"] = Each(events, e => e.EnqueuedTime.UtcDateTime);
            values["PropertiesArray"] = Each(events, e => e.Properties);
            values["SystemPropertiesArray"] = Each(events, e => e.SystemProperties);
        }
        else
        {
            EventData only = events[0];
            values["PartitionKey"] = only.PartitionKey;
            values["SequenceNumber"] = only.SequenceNumber;
            values["Offset"] = only.OffsetString;
            values["EnqueuedTimeUtc"] = only.EnqueuedTime.UtcDateTime;
            values["Properties"] = only.Properties;
            values["SystemProperties"] = only.SystemProperties;
        }

        return values;
    }

    private static T[] Each<T>(IReadOnlyList<EventData> events, Func<EventData, T> take)
    {
        T[] values = new T[events.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = take(events[i]);
        }

        return values;
    }
}
