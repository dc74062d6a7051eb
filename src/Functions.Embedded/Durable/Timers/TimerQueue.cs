namespace Functions.Embedded.Durable.Timers;

/// <summary>Calls back when times come; one system timer serves all.</summary>
internal sealed class TimerQueue : IDisposable
{
    // System timers end at 49 days; waking once a day for nothing costs nothing.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<TimerWork, DateTime> _queue = new();
    private readonly TimeProvider _clock;
    private readonly Action<TimerWork> _due;
    private readonly ITimer _timer;
    private bool _stopped;

    /// <summary>Initializes a new instance of the <see cref="TimerQueue"/> class.</summary>
    internal TimerQueue(TimeProvider clock, Action<TimerWork> due)
    {
        _clock = clock;
        _due = due;
        _timer = clock.CreateTimer(static state => ((TimerQueue)state!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            _queue.Clear();
        }

        _timer.Dispose();
    }

    /// <summary>Adds a time; one that has passed calls back at once, from a timer thread.</summary>
    internal void Add(TimerWork work)
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }

            _queue.Enqueue(work, work.Due);
            if (_queue.Peek() == work)
            {
                Sleep();
            }
        }
    }

    private void Fire()
    {
        List<TimerWork> due = [];
        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }

            DateTime now = _clock.GetUtcNow().UtcDateTime;
            while (_queue.TryPeek(out TimerWork? next, out DateTime time) && time <= now)
            {
                due.Add(next);
                _queue.Dequeue();
            }

            if (_queue.Count > 0)
            {
                Sleep();
            }
        }

        due.ForEach(_due);
    }

    private void Sleep()
    {
        TimeSpan left = _queue.Peek().Due - _clock.GetUtcNow().UtcDateTime;

        // Rounded up to a millisecond: a timer that fires early would spin until its time.
        TimeSpan sleep = left <= TimeSpan.Zero ? TimeSpan.Zero
            : left > LongestSleep ? LongestSleep
            : TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
        _timer.Change(sleep, Timeout.InfiniteTimeSpan);
    }
}
