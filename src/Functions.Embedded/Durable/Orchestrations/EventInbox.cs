using Functions.Embedded.Durable.History;

namespace Functions.Embedded.Durable.Orchestrations;

/// <summary>Events from outside, by name: those that wait for code, and code that waits for them, first come first served.</summary>
internal sealed class EventInbox
{
    private readonly Dictionary<string, Queue<HistoryEvent>> _events = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Queue<TaskCompletionSource<string?>>> _waiters = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the rows of events nobody has taken, in order.</summary>
    internal IReadOnlyList<long> Untaken => [.. _events.Values.SelectMany(queue => queue).Select(row => row.Seq).Order()];

    /// <summary>Gives an event to the first that waits for it, or keeps it.</summary>
    internal void Add(HistoryEvent raised)
    {
        string name = raised.Name!;
        if (_waiters.TryGetValue(name, out Queue<TaskCompletionSource<string?>>? waiters))
        {
            while (waiters.TryDequeue(out TaskCompletionSource<string?>? waiter))
            {
                // One whose wait was cancelled takes nothing.
                if (waiter.TrySetResult(raised.Data))
                {
                    return;
                }
            }
        }

        (_events.TryGetValue(name, out Queue<HistoryEvent>? kept) ? kept : _events[name] = new()).Enqueue(raised);
    }

    /// <summary>Takes an event that came early, or waits.</summary>
    internal Task<string?> Take(string name, CancellationToken cancellationToken)
    {
        if (_events.TryGetValue(name, out Queue<HistoryEvent>? kept) && kept.TryDequeue(out HistoryEvent? raised))
        {
            return Task.FromResult(raised.Data);
        }

        TaskCompletionSource<string?> waiter = new();
        cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
        (_waiters.TryGetValue(name, out Queue<TaskCompletionSource<string?>>? waiters) ? waiters : _waiters[name] = new()).Enqueue(waiter);
        return waiter.Task;
    }
}
