using Bench.Harness;

namespace Bench.Embedded;

/// <summary>Counts what the trigger was given.</summary>
public sealed class EventTally
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _all = new();
    private long _events;
    private long _bytes;

    /// <summary>Starts counting anew.</summary>
    /// <param name="events">The events that are sent.</param>
    /// <param name="bytes">The bytes in their bodies.</param>
    /// <returns>Ends once they all came; fails when there were other bytes in them.</returns>
    public Task Expect(long events, long bytes)
    {
        lock (_gate)
        {
            (_events, _bytes) = (events, bytes);
            _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _all.Task;
        }
    }

    /// <summary>Counts a batch.</summary>
    public void Add(int events, long bytes)
    {
        lock (_gate)
        {
            (_events, _bytes) = (_events - events, _bytes - bytes);
            if (_events > 0)
            {
                return;
            }

            if ((_events, _bytes) == (0, 0))
            {
                _all.TrySetResult();
            }
            else
            {
                _all.TrySetException(new BenchException($"The trigger was given {-_events} events and {-_bytes} bytes more than were sent."));
            }
        }
    }
}
