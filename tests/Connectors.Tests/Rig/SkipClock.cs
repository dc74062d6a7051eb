namespace Connectors.Tests.Rig;

/// <summary>A clock in which whoever waits finds the time passed at once: an hour's wait for a quota takes no hour.</summary>
internal sealed class SkipClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly DateTimeOffset _start = start;
    private DateTimeOffset _now = start;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Goes back to the start.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _now = _start;
        }
    }

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            _now += by;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan || period != Timeout.InfiniteTimeSpan)
        {
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        DateTimeOffset due = GetUtcNow() + dueTime;
        return System.CreateTimer(
            _ =>
            {
                lock (_gate)
                {
                    _now = due > _now ? due : _now;
                }

                callback(state);
            },
            null,
            TimeSpan.FromMilliseconds(1),
            Timeout.InfiniteTimeSpan);
    }
}
