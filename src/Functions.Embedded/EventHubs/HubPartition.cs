using System.Collections.Concurrent;
using System.Globalization;

namespace Functions.Embedded.EventHubs;

/// <summary>One partition as it stands on disk, and the signal that wakes its readers.</summary>
internal sealed class HubPartition(long id, string hub, int index, long nextSequence, long nextOffset, long lastEnqueued)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _changed;
    private long _nextSequence = nextSequence;
    private int _replays;

    /// <summary>Gets the row's id.</summary>
    public long Id { get; } = id;

    /// <summary>Gets the hub's name.</summary>
    public string Hub { get; } = hub;

    /// <summary>Gets the partition's name, from <c>"0"</c>.</summary>
    public string Name { get; } = index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Gets the number the next event gets.</summary>
    public long NextSequence => Volatile.Read(ref _nextSequence);

    /// <summary>Gets the place the next event gets; the writer's own.</summary>
    public long NextOffset { get; private set; } = nextOffset;

    /// <summary>Gets when the newest event was stored, in ticks; the writer's own.</summary>
    public long LastEnqueued { get; private set; } = lastEnqueued;

    /// <summary>Gets the number each consumer group reads next.</summary>
    public ConcurrentDictionary<string, long> Checkpoints { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets how often dead letters were put up for replay; a change tells readers to look.</summary>
    public int Replays => Volatile.Read(ref _replays);

    /// <summary>Takes over what was stored, and wakes readers.</summary>
    public void Advance(long nextSequence, long nextOffset, long lastEnqueued)
    {
        NextOffset = nextOffset;
        LastEnqueued = lastEnqueued;
        Volatile.Write(ref _nextSequence, nextSequence);
        Signal();
    }

    /// <summary>Tells readers that dead letters wait for replay.</summary>
    public void AnnounceReplay()
    {
        Interlocked.Increment(ref _replays);
        Signal();
    }

    /// <summary>Gives a task that ends at the next change; take it before looking, so that no change is missed.</summary>
    public Task NextChange()
    {
        lock (_gate)
        {
            _changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _changed.Task;
        }
    }

    private void Signal()
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            waiting = _changed;
            _changed = null;
        }

        waiting?.TrySetResult();
    }
}
