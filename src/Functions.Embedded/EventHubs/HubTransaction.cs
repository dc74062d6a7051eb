using Azure.Messaging.EventHubs;
using Microsoft.Data.Sqlite;

namespace Functions.Embedded.EventHubs;

/// <summary>The rows of one group commit; used by the writer alone.</summary>
internal sealed class HubTransaction(SqliteConnection connection, EventHubsOptions options, HubTrim trim, TimeProvider clock) : IDisposable
{
    private const int ChunkBytes = 512 * 1024;

    private readonly SqliteCommand _addChunk = connection.Prepare(
        "INSERT INTO chunk(partition_id, first_sequence, last_sequence, first_offset, enqueued_at, bytes, events) VALUES(@p, @f, @l, @o, @t, @b, @e)", "@p", "@f", "@l", "@o", "@t", "@b", "@e");

    private readonly SqliteCommand _setPartition = connection.Prepare(
        "UPDATE partition SET next_sequence=@n, next_offset=@o, last_enqueued=@t WHERE id=@p", "@p", "@n", "@o", "@t");

    private readonly SqliteCommand _setCheckpoint = connection.Prepare(
        "INSERT INTO checkpoint(partition_id, consumer_group, next_sequence, updated_at) VALUES(@p, @g, @n, @t) ON CONFLICT DO UPDATE SET next_sequence=@n, updated_at=@t", "@p", "@g", "@n", "@t");

    private readonly SqliteCommand _addDead = connection.Prepare(
        """
        INSERT INTO dead_letter(partition_id, consumer_group, function, sequence, event_offset, enqueued_at, dead_at, attempts, reason, event)
        VALUES(@p, @g, @f, @s, @o, @t, @d, @a, @r, @e) ON CONFLICT DO UPDATE SET attempts=attempts+@a, reason=@r, dead_at=@d
        """,
        "@p", "@g", "@f", "@s", "@o", "@t", "@d", "@a", "@r", "@e");

    private readonly Dictionary<HubPartition, PartitionDraft> _drafts = [];
    private readonly Dictionary<string, Hub> _hubs = new(StringComparer.OrdinalIgnoreCase);
    private long _now;

    /// <summary>Gets what lets go of old events.</summary>
    public HubTrim Trim { get; } = trim;

    /// <summary>Gets what overwrites events.</summary>
    public HubErasure Erasure { get; } = new(connection);

    /// <summary>Begins.</summary>
    public void Begin()
    {
        _drafts.Clear();
        _hubs.Clear();
        _now = clock.GetUtcNow().UtcTicks;
        connection.Run("BEGIN IMMEDIATE");
        Trim.Begin(_now);
    }

    /// <summary>Writes what is pending, still inside the transaction.</summary>
    public void Flush()
    {
        foreach (PartitionDraft draft in _drafts.Values)
        {
            WriteChunk(draft);
            _setPartition.Run(draft.Partition.Id, draft.NextSequence, draft.NextOffset, draft.EnqueuedAt);
        }
    }

    /// <summary>Makes it durable.</summary>
    public void Commit() => connection.Run("COMMIT");

    /// <summary>Takes over in memory what is durable, and wakes readers.</summary>
    public void Publish()
    {
        Trim.Publish();
        foreach (PartitionDraft draft in _drafts.Values)
        {
            draft.Partition.Advance(draft.NextSequence, draft.NextOffset, draft.EnqueuedAt);
        }
    }

    /// <summary>Undoes it all.</summary>
    public void Rollback()
    {
        // SQLite has rolled back by itself after a full disk; asking again would be an error.
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            connection.Run("ROLLBACK");
        }
    }

    /// <summary>Adds events, once there is room.</summary>
    /// <exception cref="EventHubsException">Unread events fill the log.</exception>
    public void Append(HubPartition partition, EncodedEvents events)
    {
        if (!Trim.BySize(events.Bytes.Length))
        {
            throw new EventHubsException(
                isTransient: true,
                partition.Hub,
                $"The event log holds {Trim.TotalBytes} bytes that a consumer group has not read, and {events.Bytes.Length} more pass its bound of {options.MaxBytes}. Let readers catch up, or raise {EventHubsOptions.SectionName}:{nameof(EventHubsOptions.MaxBytes)}.",
                EventHubsException.FailureReason.QuotaExceeded);
        }

        if (!_drafts.TryGetValue(partition, out PartitionDraft? draft))
        {
            draft = new PartitionDraft(partition, _now);
            _drafts.Add(partition, draft);
        }

        draft.Add(events);
        if (draft.Pending >= ChunkBytes)
        {
            WriteChunk(draft);
        }
    }

    /// <summary>Makes a hub with its partitions, once in a transaction.</summary>
    public Hub CreateHub(string name, int partitions)
    {
        if (_hubs.TryGetValue(name, out Hub? twin))
        {
            return twin;
        }

        using SqliteCommand addHub = connection.Prepare("INSERT INTO hub(name, created_at) VALUES(@n, @t) RETURNING id", "@n", "@t");
        using SqliteCommand addPartition = connection.Prepare("INSERT INTO partition(hub_id, position, next_sequence, next_offset, last_enqueued) VALUES(@h, @i, 0, 0, 0) RETURNING id", "@h", "@i");
        long hub = addHub.Number(name, _now);
        HubPartition[] made = [.. Enumerable.Range(0, partitions).Select(i => new HubPartition(addPartition.Number(hub, i), name, i, 0, 0, 0))];
        return _hubs[name] = new Hub(name, new DateTimeOffset(_now, TimeSpan.Zero), made);
    }

    /// <summary>Finds the event a new consumer group begins with.</summary>
    public long FindStart(HubPartition partition, InitialOffset start)
    {
        if (start.IsFromEnd)
        {
            return partition.NextSequence;
        }

        using SqliteCommand first = connection.Prepare("SELECT coalesce(min(first_sequence), @n) FROM chunk WHERE partition_id=@p AND enqueued_at>=@t", "@p", "@t", "@n");
        return first.Number(partition.Id, start.EnqueuedAt?.UtcTicks ?? 0, partition.NextSequence);
    }

    /// <summary>Moves a consumer group on.</summary>
    public void SetCheckpoint(HubPartition partition, string group, long nextSequence) => _setCheckpoint.Run(partition.Id, group, nextSequence, _now);

    /// <summary>Sets an event aside.</summary>
    public void AddDeadLetter(HubPartition partition, string group, string function, DeadEvent dead)
    {
        byte[] bytes = EventEncoder.EncodeWhole(dead.Event);
        _addDead.Run(
            partition.Id, group, function, dead.Event.SequenceNumber, dead.Event.OffsetString, dead.Event.EnqueuedTime.UtcTicks, _now, dead.Attempts, dead.Reason, bytes);
    }

    /// <summary>Puts dead letters up for another try.</summary>
    public int RequestReplay(HubPartition partition, string? function)
    {
        using SqliteCommand request = connection.Prepare("UPDATE dead_letter SET replaying=1 WHERE partition_id=@p AND (@f IS NULL OR function=@f)", "@p", "@f");
        return request.Run(partition.Id, function is null ? DBNull.Value : function);
    }

    /// <summary>Removes a dead letter that was taken, or sets it aside again.</summary>
    public void EndReplay(HubPartition partition, string group, string function, long sequence, DeadEvent? failed)
    {
        const string Where = "WHERE partition_id=@p AND consumer_group=@g AND function=@f AND sequence=@s";
        using SqliteCommand end = failed is null
            ? connection.Prepare($"DELETE FROM dead_letter {Where}", "@p", "@g", "@f", "@s")
            : connection.Prepare($"UPDATE dead_letter SET replaying=0, attempts=attempts+@a, reason=@r, dead_at=@d {Where}", "@p", "@g", "@f", "@s", "@a", "@r", "@d");
        _ = failed is null
            ? end.Run(partition.Id, group, function, sequence)
            : end.Run(partition.Id, group, function, sequence, failed.Attempts, failed.Reason, _now);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _addChunk.Dispose();
        _setPartition.Dispose();
        _setCheckpoint.Dispose();
        _addDead.Dispose();
    }

    private void WriteChunk(PartitionDraft draft)
    {
        if (draft.Pending > 0)
        {
            long first = draft.FirstSequence;
            long offset = draft.FirstOffset;
            byte[] bytes = draft.Take();
            _addChunk.Run(draft.Partition.Id, first, draft.NextSequence - 1, offset, draft.EnqueuedAt, bytes.Length, bytes);
        }
    }
}
