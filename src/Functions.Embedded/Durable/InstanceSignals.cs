namespace Functions.Embedded.Durable;

/// <summary>Wakes those who wait for an instance to start or end.</summary>
internal sealed class InstanceSignals
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TaskCompletionSource> _waiters = new(StringComparer.Ordinal);

    /// <summary>Gets what ends at the instance's next change; take it before looking at the instance.</summary>
    internal Task Next(string instanceId)
    {
        lock (_gate)
        {
            if (!_waiters.TryGetValue(instanceId, out TaskCompletionSource? waiter))
            {
                _waiters[instanceId] = waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return waiter.Task;
        }
    }

    /// <summary>Tells of a change.</summary>
    internal void Set(string instanceId)
    {
        TaskCompletionSource? waiter;
        lock (_gate)
        {
            _waiters.Remove(instanceId, out waiter);
        }

        waiter?.SetResult();
    }

    /// <summary>Ends all waiting.</summary>
    internal void Fail(Exception exception)
    {
        lock (_gate)
        {
            foreach (TaskCompletionSource waiter in _waiters.Values)
            {
                waiter.TrySetException(exception);
            }

            _waiters.Clear();
        }
    }
}
