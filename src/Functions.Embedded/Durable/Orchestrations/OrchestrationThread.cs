namespace Functions.Embedded.Durable.Orchestrations;

/// <summary>Where an orchestrator's code runs: one piece at a time, in order, whichever thread lends itself.</summary>
/// <param name="posted">Called from another thread that brought a continuation; someone must <see cref="Run"/> it.</param>
internal sealed class OrchestrationThread(Action posted) : SynchronizationContext
{
    private readonly Lock _gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private readonly OrchestrationScheduler _scheduler = new();
    private int _owner;

    /// <summary>Gets a value indicating whether the caller is on it.</summary>
    internal bool IsCurrent => _owner == Environment.CurrentManagedThreadId;

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            _queue.Enqueue((d, state));
        }

        if (!IsCurrent)
        {
            posted();
        }
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!IsCurrent)
        {
            throw new InvalidOperationException("Orchestrator code was called from another thread. Await only tasks of the orchestration context.");
        }

        d(state);
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs a piece of code and all that follows from it, until everything waits.</summary>
    internal void Run(Action action)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(this);
        _owner = Environment.CurrentManagedThreadId;
        try
        {
            _scheduler.Run(() =>
            {
                action();
                Drain();
            });
        }
        finally
        {
            _owner = 0;
            SetSynchronizationContext(before);
        }
    }

    private void Drain()
    {
        while (TryTake(out (SendOrPostCallback Callback, object? State) next))
        {
            next.Callback(next.State);
        }
    }

    private bool TryTake(out (SendOrPostCallback Callback, object? State) next)
    {
        lock (_gate)
        {
            return _queue.TryDequeue(out next);
        }
    }
}
