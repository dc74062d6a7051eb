using System.Diagnostics;

namespace Connectors.Tests.Rig;

/// <summary>A clock that runs many times as fast as the real one, and can be moved on: half a minute of silence takes half a second.</summary>
internal sealed class FastClock(DateTimeOffset start, double speed) : TimeProvider
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _moved;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + (Stopwatch.GetElapsedTime(_started) * speed) + new TimeSpan(Interlocked.Read(ref _moved));

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Lets time pass at once; waits that are under way go on as they were.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _moved, by.Ticks);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => new Timer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    private TimeSpan Real(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / speed;

    private sealed class Timer(ITimer real, FastClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
