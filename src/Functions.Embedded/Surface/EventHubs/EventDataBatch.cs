#nullable disable // The official type carries no null annotations; function classes must compile alike against both.

using Functions.Embedded.EventHubs;

namespace Azure.Messaging.EventHubs.Producer;

/// <summary>Events that are sent, and stored, together.</summary>
public sealed class EventDataBatch : IDisposable
{
    private readonly EventEncoder _encoder = new();
    private bool _isSent;

    /// <summary>Initializes a new instance of the <see cref="EventDataBatch"/> class.</summary>
    internal EventDataBatch(long maximumSizeInBytes, SendEventOptions options)
    {
        MaximumSizeInBytes = maximumSizeInBytes;
        Options = options;
    }

    /// <summary>Gets the batch's largest size in bytes.</summary>
    public long MaximumSizeInBytes { get; }

    /// <summary>Gets the batch's size in bytes.</summary>
    public long SizeInBytes => _encoder.Length;

    /// <summary>Gets how many events the batch holds.</summary>
    public int Count => _encoder.Count;

    /// <summary>Gets where the batch goes.</summary>
    internal SendEventOptions Options { get; }

    /// <summary>Adds an event if there is room.</summary>
    /// <param name="eventData">The event; later changes to it are not seen.</param>
    /// <returns>False when the event does not fit; the batch is then as before.</returns>
    /// <exception cref="InvalidOperationException">The batch was sent.</exception>
    public bool TryAdd(EventData eventData)
    {
        ArgumentNullException.ThrowIfNull(eventData);
        if (_isSent)
        {
            throw new InvalidOperationException("The batch was sent; make a new one with CreateBatchAsync.");
        }

        EventTraces.Stamp(eventData);
        return _encoder.TryAdd(eventData, Options.PartitionKey, MaximumSizeInBytes);
    }

    /// <summary>Lets go of the events.</summary>
    public void Dispose() => _encoder.Clear();

    /// <summary>Closes the batch and gives its bytes.</summary>
    internal EncodedEvents Seal()
    {
        _isSent = true;
        return _encoder.ToEvents();
    }
}
