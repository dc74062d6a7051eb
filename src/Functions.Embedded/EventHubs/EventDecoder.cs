using System.Globalization;
using Azure.Messaging.EventHubs;

namespace Functions.Embedded.EventHubs;

/// <summary>Turns bytes back into events.</summary>
internal static class EventDecoder
{
    /// <summary>Takes one event.</summary>
    /// <param name="bytes">Bytes that begin with an event's length.</param>
    /// <param name="sequence">The event's number in its partition.</param>
    /// <param name="offset">Its place in the partition.</param>
    /// <param name="enqueuedAt">When it was stored.</param>
    /// <param name="size">How many bytes it took.</param>
    public static EventData Decode(ReadOnlyMemory<byte> bytes, long sequence, long offset, DateTimeOffset enqueuedAt, out int size)
    {
        EventReader head = new(bytes);
        int length = head.Varint();
        size = head.Position + length;
        EventReader reader = new(bytes.Slice(head.Position, length));
        EventFields fields = (EventFields)reader.Byte();
        string? key = fields.HasFlag(EventFields.PartitionKey) ? reader.Text() : null;
        string? messageId = fields.HasFlag(EventFields.MessageId) ? reader.Text() : null;
        string? correlationId = fields.HasFlag(EventFields.CorrelationId) ? reader.Text() : null;
        string? contentType = fields.HasFlag(EventFields.ContentType) ? reader.Text() : null;
        Dictionary<string, object>? properties = fields.HasFlag(EventFields.Properties) ? Properties(ref reader) : null;
        BinaryData body = new(reader.Take(length - reader.Position));
        return new EventData(body, properties, null, sequence, offset.ToString(CultureInfo.InvariantCulture), enqueuedAt, key, isReceived: true)
        {
            MessageId = messageId,
            CorrelationId = correlationId,
            ContentType = contentType,
        };
    }

    private static Dictionary<string, object> Properties(ref EventReader reader)
    {
        int count = reader.Varint();
        Dictionary<string, object> properties = new(count);
        for (int i = 0; i < count; i++)
        {
            properties[reader.Text()] = PropertyCodec.Read(ref reader)!;
        }

        return properties;
    }
}
