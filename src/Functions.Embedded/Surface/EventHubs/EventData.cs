#nullable disable // The official type carries no null annotations; function classes must compile alike against both.

using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Globalization;
using Azure.Core;

namespace Azure.Messaging.EventHubs;

/// <summary>One event: a body and its properties, to be sent or as received.</summary>
public class EventData : MessageContent
{
    private static readonly ReadOnlyDictionary<string, object> NoSystemProperties = ReadOnlyDictionary<string, object>.Empty;

    private readonly bool _isReceived;
    private IDictionary<string, object> _properties;
    private IReadOnlyDictionary<string, object> _systemProperties;
    private BinaryData _body;

    /// <summary>Initializes a new instance of the <see cref="EventData"/> class with an empty body.</summary>
    public EventData()
        : this(BinaryData.Empty)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EventData"/> class.</summary>
    /// <param name="eventBody">The body; not null.</param>
    public EventData(BinaryData eventBody)
    {
        ArgumentNullException.ThrowIfNull(eventBody);
        _body = eventBody;
    }

    /// <summary>Initializes a new instance of the <see cref="EventData"/> class.</summary>
    /// <param name="eventBody">The body; the bytes are not copied.</param>
    public EventData(ReadOnlyMemory<byte> eventBody)
        : this(new BinaryData(eventBody))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EventData"/> class.</summary>
    /// <param name="eventBody">The body, stored as UTF-8.</param>
    public EventData(string eventBody)
        : this(new BinaryData(eventBody))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EventData"/> class as received.</summary>
    /// <param name="eventBody">The body.</param>
    /// <param name="properties">The sender's properties; null for none.</param>
    /// <param name="systemProperties">The service's properties; null for none.</param>
    /// <param name="sequenceNumber">The number in the partition.</param>
    /// <param name="offsetString">The place in the partition.</param>
    /// <param name="enqueuedTime">When the event was stored.</param>
    /// <param name="partitionKey">The key it was sent with; null for none.</param>
    protected EventData(
        BinaryData eventBody,
        IDictionary<string, object> properties = default,
        IReadOnlyDictionary<string, object> systemProperties = default,
        long sequenceNumber = long.MinValue,
        string offsetString = default,
        DateTimeOffset enqueuedTime = default,
        string partitionKey = default)
        : this(eventBody)
    {
        _properties = properties;
        _systemProperties = systemProperties;
        SequenceNumber = sequenceNumber;
        OffsetString = offsetString;
        EnqueuedTime = enqueuedTime;
        PartitionKey = partitionKey;
    }

    /// <summary>Initializes a new instance of the <see cref="EventData"/> class as the log gives it back.</summary>
    internal EventData(BinaryData eventBody, IDictionary<string, object> properties, IReadOnlyDictionary<string, object> systemProperties, long sequenceNumber, string offsetString, DateTimeOffset enqueuedTime, string partitionKey, bool isReceived)
        : this(eventBody, properties, systemProperties, sequenceNumber, offsetString, enqueuedTime, partitionKey) =>
        _isReceived = isReceived;

    /// <summary>Gets or sets the body.</summary>
    public BinaryData EventBody
    {
        get => _body;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _body = value;
        }
    }

    /// <summary>Gets or sets the MIME type of the body; null for none.</summary>
    public new string ContentType { get; set; }

    /// <summary>Gets or sets an id the sender chose; null for none.</summary>
    public string MessageId { get; set; }

    /// <summary>Gets or sets an id that links this event to others; null for none.</summary>
    public string CorrelationId { get; set; }

    /// <summary>Gets the sender's properties: text, numbers, booleans, times, ids and bytes.</summary>
    public IDictionary<string, object> Properties => _properties ??= new Dictionary<string, object>();

    /// <summary>Gets the service's properties.</summary>
    public IReadOnlyDictionary<string, object> SystemProperties => _systemProperties ??= NoSystemProperties;

    /// <summary>Gets the number in the partition, from 0 upwards without gaps; <see cref="long.MinValue"/> before it is sent.</summary>
    public long SequenceNumber { get; } = long.MinValue;

    /// <summary>Gets the place in the partition as a number.</summary>
    [Obsolete("Offsets are text; use OffsetString.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public long Offset => long.TryParse(OffsetString, NumberStyles.Integer, CultureInfo.InvariantCulture, out long offset) ? offset : long.MinValue;

    /// <summary>Gets the place in the partition; null before it is sent.</summary>
    public string OffsetString { get; }

    /// <summary>Gets when the event was stored, in UTC.</summary>
    public DateTimeOffset EnqueuedTime { get; }

    /// <summary>Gets the key the event was sent with; null for none.</summary>
    public string PartitionKey { get; }

    /// <summary>Gets the body's bytes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ReadOnlyMemory<byte> Body => _body.ToMemory();

    /// <summary>Gets the body as a stream.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Stream BodyAsStream => _body.ToStream();

    /// <summary>Gets or sets the body.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override BinaryData Data
    {
        get => EventBody;
        set => EventBody = value;
    }

    /// <summary>Gets a value indicating whether the event was received; false for one to be sent.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool IsReadOnly => _isReceived;

    /// <summary>Gets or sets the MIME type of the body.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected override ContentType? ContentTypeCore
    {
        get => ContentType is null ? null : new ContentType(ContentType);
        set => ContentType = value?.ToString();
    }
}
