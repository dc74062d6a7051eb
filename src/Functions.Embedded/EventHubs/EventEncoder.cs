using Azure.Messaging.EventHubs;

namespace Functions.Embedded.EventHubs;

/// <summary>Turns events into bytes.</summary>
internal sealed class EventEncoder
{
    /// <summary>The most that one send stores, as on the service: 1 MB.</summary>
    public const int MaxBatchBytes = 1 << 20;

    private readonly EventWriter _events = new();
    private readonly EventWriter _event = new();

    /// <summary>Gets how many events were added.</summary>
    public int Count { get; private set; }

    /// <summary>Gets their bytes.</summary>
    public int Length => _events.Length;

    /// <summary>Encodes events that are sent together.</summary>
    /// <exception cref="EventHubsException">They are larger than 1 MB.</exception>
    public static EncodedEvents Encode(IEnumerable<EventData> events, string? partitionKey, string hub)
    {
        EventEncoder encoder = new();
        foreach (EventData item in events)
        {
            EventTraces.Stamp(item);
            if (!encoder.TryAdd(item, partitionKey, MaxBatchBytes))
            {
                throw TooLarge(hub, encoder.Count, item);
            }
        }

        return encoder.ToEvents();
    }

    /// <summary>Encodes one event as it was received, whatever its size.</summary>
    public static byte[] EncodeWhole(EventData item)
    {
        EventEncoder encoder = new();
        encoder.TryAdd(item, item.PartitionKey, int.MaxValue);
        return encoder.ToEvents().Bytes.ToArray();
    }

    /// <summary>Makes the error for events that are too large.</summary>
    public static EventHubsException TooLarge(string hub, int before, EventData item) => new(
        hub,
        $"Event {before} with a body of {item.EventBody.ToMemory().Length} bytes does not fit: a send to event hub '{hub}' holds {MaxBatchBytes} bytes. " +
        (before == 0 ? "Send a reference to the data instead." : "Send fewer events at once, or fill batches with TryAdd."),
        EventHubsException.FailureReason.MessageSizeExceeded);

    /// <summary>Adds an event if the bytes stay within a bound.</summary>
    public bool TryAdd(EventData item, string? partitionKey, long maxBytes)
    {
        ArgumentNullException.ThrowIfNull(item);
        ReadOnlySpan<byte> body = item.EventBody.ToMemory().Span;
        if (body.Length > maxBytes)
        {
            return false;
        }

        _event.Truncate(0);
        WriteHead(item, partitionKey);
        int before = _events.Length;
        _events.Varint(_event.Length + body.Length);
        _events.Raw(_event.Written);
        _events.Raw(body);
        if (_events.Length > maxBytes)
        {
            _events.Truncate(before);
            return false;
        }

        Count++;
        return true;
    }

    /// <summary>Forgets the events.</summary>
    public void Clear()
    {
        _events.Truncate(0);
        Count = 0;
    }

    /// <summary>Copies the bytes out.</summary>
    public EncodedEvents ToEvents() => new(_events.Written.ToArray(), Count);

    private void WriteHead(EventData item, string? partitionKey)
    {
        IDictionary<string, object>? properties = item.Properties.Count > 0 ? item.Properties : null;
        EventFields fields =
            (partitionKey is null ? 0 : EventFields.PartitionKey) |
            (item.MessageId is null ? 0 : EventFields.MessageId) |
            (item.CorrelationId is null ? 0 : EventFields.CorrelationId) |
            (item.ContentType is null ? 0 : EventFields.ContentType) |
            (properties is null ? 0 : EventFields.Properties);
        _event.Byte((byte)fields);
        Text(partitionKey);
        Text(item.MessageId);
        Text(item.CorrelationId);
        Text(item.ContentType);
        if (properties is not null)
        {
            _event.Varint(properties.Count);
            foreach ((string name, object value) in properties)
            {
                PropertyCodec.Write(_event, name, value);
            }
        }
    }

    private void Text(string? value)
    {
        if (value is not null)
        {
            _event.Text(value);
        }
    }
}
