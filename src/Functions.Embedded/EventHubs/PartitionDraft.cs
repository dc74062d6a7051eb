namespace Functions.Embedded.EventHubs;

/// <summary>A partition as it will stand once the open transaction is durable.</summary>
internal sealed class PartitionDraft(HubPartition partition, long enqueuedAt)
{
    private readonly List<ReadOnlyMemory<byte>> _parts = [];
    private int _bytes;

    /// <summary>Gets the partition.</summary>
    public HubPartition Partition { get; } = partition;

    /// <summary>Gets when its new events count as stored, in ticks; never before older ones.</summary>
    public long EnqueuedAt { get; } = Math.Max(enqueuedAt, partition.LastEnqueued);

    /// <summary>Gets the number the next event gets.</summary>
    public long NextSequence { get; private set; } = partition.NextSequence;

    /// <summary>Gets the place the next event gets.</summary>
    public long NextOffset { get; private set; } = partition.NextOffset;

    /// <summary>Gets the number of the first event not yet written as a row.</summary>
    public long FirstSequence { get; private set; } = partition.NextSequence;

    /// <summary>Gets the place of that event.</summary>
    public long FirstOffset { get; private set; } = partition.NextOffset;

    /// <summary>Gets how many bytes are not yet written as a row.</summary>
    public int Pending => _bytes;

    /// <summary>Adds events.</summary>
    public void Add(EncodedEvents events)
    {
        _parts.Add(events.Bytes);
        _bytes += events.Bytes.Length;
        NextSequence += events.Count;
        NextOffset += events.Bytes.Length;
    }

    /// <summary>Takes the bytes that become a row.</summary>
    public byte[] Take()
    {
        byte[] chunk = new byte[_bytes];
        int at = 0;
        foreach (ReadOnlyMemory<byte> part in _parts)
        {
            part.CopyTo(chunk.AsMemory(at));
            at += part.Length;
        }

        _parts.Clear();
        _bytes = 0;
        FirstSequence = NextSequence;
        FirstOffset = NextOffset;
        return chunk;
    }
}
