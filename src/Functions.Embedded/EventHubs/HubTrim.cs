using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.EventHubs;

/// <summary>Lets go of old events by age and by size; used by the writer alone.</summary>
internal sealed partial class HubTrim(SqliteConnection connection, EventHubsOptions options, Func<long, HubPartition> partitionOf, ILogger logger) : IDisposable
{
    private readonly SqliteCommand _remove = connection.Prepare("DELETE FROM chunk WHERE id=@i", "@i");
    private readonly SqliteCommand _old = connection.Prepare(
        "SELECT id, partition_id, first_sequence, last_sequence, bytes FROM chunk WHERE enqueued_at<@t ORDER BY enqueued_at", "@t");

    private readonly SqliteCommand _oldest = connection.Prepare(
        "SELECT id, partition_id, first_sequence, last_sequence, bytes FROM chunk ORDER BY enqueued_at, id");

    private long _committedBytes = connection.Number("SELECT coalesce(sum(bytes), 0) FROM chunk");
    private long _now;
    private bool _isBlocked;

    /// <summary>Gets the bytes of events, as the open transaction leaves them.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>Begins with a transaction.</summary>
    public void Begin(long now)
    {
        _now = now;
        _isBlocked = false;
        TotalBytes = _committedBytes;
    }

    /// <summary>Takes over what is durable.</summary>
    public void Publish() => _committedBytes = TotalBytes;

    /// <summary>Removes events past the age, and warns where a consumer group had not read them.</summary>
    public void ByAge()
    {
        long before = _now - options.RetentionAge.Ticks;
        List<Row> rows = [];
        using (SqliteDataReader reader = _old.Rows(before))
        {
            while (reader.Read())
            {
                rows.Add(Read(reader));
            }
        }

        foreach (Row row in rows)
        {
            HubPartition partition = partitionOf(row.Partition);
            foreach ((string group, long next) in partition.Checkpoints)
            {
                if (next <= row.Last)
                {
                    Log.DroppedUnread(logger, row.Last - Math.Max(next, row.First) + 1, partition.Hub, partition.Name, group, options.RetentionAge);
                }
            }

            Remove(row);
        }

        if (rows.Count > 0)
        {
            Log.TrimmedByAge(logger, rows.Sum(r => r.Last - r.First + 1), options.RetentionAge);
            GiveBack();
        }
    }

    /// <summary>Makes room by removing the oldest events that every consumer group has read.</summary>
    /// <param name="incoming">How many bytes are about to be added.</param>
    /// <returns>False when unread events leave no room.</returns>
    public bool BySize(int incoming)
    {
        if (TotalBytes + incoming > options.MaxBytes && !_isBlocked)
        {
            MakeRoom(incoming);
        }

        if (TotalBytes + incoming > options.MaxBytes)
        {
            _isBlocked = true;
            return false;
        }

        TotalBytes += incoming;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _remove.Dispose();
        _old.Dispose();
        _oldest.Dispose();
    }

    private static Row Read(SqliteDataReader reader) =>
        new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4));

    private void MakeRoom(int incoming)
    {
        // A little more than needed goes at once, so that a full log does not look for room at every send.
        long goal = options.MaxBytes - incoming - (options.MaxBytes / 64);
        long bytes = TotalBytes;
        List<Row> rows = [];
        using (SqliteDataReader reader = _oldest.Rows())
        {
            while (bytes > goal && reader.Read())
            {
                Row row = Read(reader);
                if (partitionOf(row.Partition).Checkpoints.Values.All(next => next > row.Last))
                {
                    rows.Add(row);
                    bytes -= row.Bytes;
                }
            }
        }

        rows.ForEach(Remove);
        if (rows.Count > 0)
        {
            Log.TrimmedBySize(logger, rows.Sum(r => r.Last - r.First + 1), options.MaxBytes);
            GiveBack();
        }
    }

    private void Remove(Row row)
    {
        _remove.Run(row.Id);
        TotalBytes -= row.Bytes;
    }

    private void GiveBack() => connection.Run("PRAGMA incremental_vacuum(4096)");

    private readonly record struct Row(long Id, long Partition, long First, long Last, long Bytes);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Dropped {Count} events of hub {Hub}, partition {Partition}, that consumer group {Group} had not read: they were older than {Age}")]
        public static partial void DroppedUnread(ILogger logger, long count, string hub, string partition, string group, TimeSpan age);

        [LoggerMessage(Level = LogLevel.Information, Message = "Let go of {Count} events older than {Age}")]
        public static partial void TrimmedByAge(ILogger logger, long count, TimeSpan age);

        [LoggerMessage(Level = LogLevel.Information, Message = "Let go of the {Count} oldest events, all read, as the log reached {MaxBytes} bytes")]
        public static partial void TrimmedBySize(ILogger logger, long count, long maxBytes);
    }
}
