using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Storage.Changes;

namespace Functions.Embedded.Durable.Orchestrations;

/// <summary>One orchestration in memory: takes events in order, one at a time, and stores what its code asks for.</summary>
/// <param name="engine">The engine it lives in.</param>
/// <param name="key">The orchestration's number.</param>
/// <param name="generation">Its generation.</param>
internal sealed class OrchestrationRuntime(DurableEngine engine, long key, int generation) : IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly Queue<HistoryEvent> _mailbox = new();
    private OrchestrationExecution? _execution;
    private int _unsaved;
    private bool _scheduled;
    private bool _pumps;
    private bool _gone;

    /// <summary>Gets the orchestration's number.</summary>
    internal long Key => key;

    /// <summary>Gets the orchestration's generation.</summary>
    internal int Generation => generation;

    /// <summary>Gets when it last rested, as a rising number.</summary>
    internal long RestedAt { get; private set; }

    /// <summary>Gives it an event, or with null only runs it.</summary>
    internal void Post(HistoryEvent? happened)
    {
        lock (_gate)
        {
            if (happened is not null)
            {
                _mailbox.Enqueue(happened);
            }

            Schedule();
        }
    }

    /// <summary>Runs it until its events are used up.</summary>
    public void Execute()
    {
        try
        {
            _execution ??= engine.Load(this, Pump);
            if (_execution is null)
            {
                Leave();
                engine.Drop(this);
                return;
            }

            while (Next(out HistoryEvent? happened, out bool pumps))
            {
                if (happened is not null && happened.Seq > _execution.Seen)
                {
                    _execution.Deliver(happened);
                }

                if (pumps)
                {
                    _execution.Pump();
                }
            }
        }
        catch (Exception e)
        {
            // The engine's own trouble, such as a disk that cannot be read: what is stored stays, and the next event loads it again.
            Leave();
            engine.Lost(this, e);
        }
    }

    /// <summary>Leaves memory, if it rests and all it asked for is stored.</summary>
    internal bool TryLeave()
    {
        lock (_gate)
        {
            if (_scheduled || _unsaved > 0 || _mailbox.Count > 0)
            {
                return false;
            }

            _gone = true;
            if (_execution?.TakeProgress() is { } progress)
            {
                engine.Store(new CommitTurn(key, generation, progress));
            }

            return true;
        }
    }

    /// <summary>Notes that something it asked for is stored.</summary>
    internal void Saved()
    {
        lock (_gate)
        {
            _unsaved--;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _gone = true;
        }
    }

    private void Pump()
    {
        lock (_gate)
        {
            _pumps = true;
            Schedule();
        }
    }

    private void Schedule()
    {
        if (!_scheduled && !_gone)
        {
            _scheduled = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private bool Next(out HistoryEvent? happened, out bool pumps)
    {
        lock (_gate)
        {
            pumps = _pumps;
            _pumps = false;
            if (_mailbox.TryDequeue(out happened) || pumps)
            {
                return true;
            }

            // Stored here, under the lock, so that nobody sees it at rest with something still to store.
            if (_execution!.Take() is { } turn)
            {
                _unsaved++;
                engine.Store(new CommitTurn(key, generation, turn) { Done = Saved });
            }

            _scheduled = false;
            RestedAt = engine.NextStamp();
        }

        engine.Trim();
        return false;
    }
}
