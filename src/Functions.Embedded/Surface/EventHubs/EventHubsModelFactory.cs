#nullable disable // The official type carries no null annotations; function classes must compile alike against both.

namespace Azure.Messaging.EventHubs;

/// <summary>Makes received events for tests of function classes.</summary>
public static class EventHubsModelFactory
{
    /// <summary>Makes an event as if received.</summary>
    /// <param name="eventBody">The body.</param>
    /// <param name="properties">The sender's properties.</param>
    /// <param name="systemProperties">The service's properties.</param>
    /// <param name="partitionKey">The key it was sent with.</param>
    /// <param name="sequenceNumber">The number in the partition.</param>
    /// <param name="offsetString">The place in the partition.</param>
    /// <param name="enqueuedTime">When it was stored.</param>
    /// <returns>The event.</returns>
    public static EventData EventData(
        BinaryData eventBody,
        IDictionary<string, object> properties = default,
        IReadOnlyDictionary<string, object> systemProperties = default,
        string partitionKey = default,
        long sequenceNumber = long.MinValue,
        string offsetString = default,
        DateTimeOffset enqueuedTime = default) =>
        new(eventBody, properties, systemProperties, sequenceNumber, offsetString, enqueuedTime, partitionKey, isReceived: true);
}
