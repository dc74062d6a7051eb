using Azure.Messaging.EventHubs;
using Microsoft.Data.Sqlite;

namespace Functions.Embedded.EventHubs;

/// <summary>Reads one partition in order.</summary>
internal sealed class HubReader : IDisposable
{
    private readonly string _file;
    private readonly HubPartition _partition;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _next;
    private ReadOnlyMemory<byte> _rest;
    private long _offset;
    private DateTimeOffset _enqueuedAt;

    /// <summary>Initializes a new instance of the <see cref="HubReader"/> class.</summary>
    public HubReader(string file, HubPartition partition, long nextSequence)
    {
        _file = file;
        _partition = partition;
        Position = nextSequence;
        _connection = HubSchema.OpenReader(file);
        _next = _connection.Prepare(
            "SELECT first_sequence, first_offset, enqueued_at, events FROM chunk WHERE partition_id=@p AND last_sequence>=@n ORDER BY last_sequence LIMIT 1", "@p", "@n");
    }

    /// <summary>Gets the number of the event read next.</summary>
    public long Position { get; private set; }

    /// <summary>Gets how many events were gone by age before they could be read.</summary>
    public long Missed { get; private set; }

    /// <summary>Reads what is there, up to a number of events.</summary>
    public List<EventData> Read(int max)
    {
        List<EventData> events = [];
        while (events.Count < max && Position < _partition.NextSequence && (!_rest.IsEmpty || TryLoad()))
        {
            EventData item = EventDecoder.Decode(_rest, Position, _offset, _enqueuedAt, out int size);
            events.Add(item);
            Skip(size);
        }

        return events;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _next.Dispose();
        _connection.Dispose();
    }

    private bool TryLoad()
    {
        try
        {
            using SqliteDataReader reader = _next.Rows(_partition.Id, Position);
            if (!reader.Read())
            {
                // All that was left is past its age.
                Missed += _partition.NextSequence - Position;
                Position = _partition.NextSequence;
                return false;
            }

            long first = reader.GetInt64(0);
            _offset = reader.GetInt64(1);
            _enqueuedAt = new DateTimeOffset(reader.GetInt64(2), TimeSpan.Zero);
            _rest = (byte[])reader.GetValue(3);
            SkipTo(first);
            return true;
        }
        catch (SqliteException e) when (HubSchema.IsDamage(e))
        {
            throw HubSchema.Damaged(_file, e);
        }
    }

    private void SkipTo(long first)
    {
        long skip = Position - first;
        Missed += Math.Max(0, -skip);
        Position = first;
        for (; skip > 0; skip--)
        {
            EventReader head = new(_rest);
            int length = head.Varint();
            Skip(head.Position + length);
        }
    }

    private void Skip(int size)
    {
        _rest = _rest[size..];
        _offset += size;
        Position++;
    }
}
