namespace Functions.Embedded.EventHubs;

/// <summary>The events that the embedded log keeps, for whoever has to erase some of them. The service has no such thing: its events go when their time is over.</summary>
public sealed class StoredEvents
{
    private readonly HubLog _log;

    internal StoredEvents(HubLog log) => _log = log;

    /// <summary>Overwrites the bodies, partition keys and message ids of events in place, those that were set aside included. Functions that have not read one yet get <c>{"erased":true}</c>.</summary>
    /// <param name="isErased">Tells by hub and body which ones; called on the log's writer, so it must be quick and must not throw.</param>
    /// <param name="cancellationToken">Stops between some chunks of events.</param>
    /// <returns>How many events were looked at, and how many were overwritten, durably.</returns>
    public async Task<(long Looked, long Erased)> EraseAsync(Func<string, ReadOnlyMemory<byte>, bool> isErased, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isErased);
        (long looked, long erased) = (0, 0);
        foreach (bool deadLetters in (bool[])[false, true])
        {
            for (long? after = 0; after is { } from;)
            {
                EraseWrite write = new(from, deadLetters, isErased);
                await _log.WriteAsync(write, cancellationToken);
                (after, looked, erased) = (write.Last, looked + write.Looked, erased + write.Erased);
            }
        }

        return (looked, erased);
    }
}
