using Microsoft.Extensions.Logging;

namespace Trends.Storage;

/// <summary>A value in a store that seldom changes: read again every two seconds. While the store does not answer, what is known stays in use.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="name">What it is, for the log.</param>
/// <param name="read">Reads it; given what was read before, so that what has not changed need not be made anew.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Is told when a store stops answering, once until it answers again.</param>
public sealed partial class Rechecked<T>(string name, Func<T?, CancellationToken, Task<T>> read, TimeProvider clock, ILogger logger) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Known? _known;
    private Task<Known>? _reading;

    /// <summary>Gives the value.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <remarks>Throws what reading threw only when nothing is known yet.</remarks>
    public ValueTask<T> GetAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _known) is { } known && clock.GetElapsedTime(known.At) < RecheckTimes.After ? new(known.Value) : new(ReadAsync(cancellationToken));

    /// <summary>Has the value read again at the next use.</summary>
    public void Invalidate()
    {
        if (Volatile.Read(ref _known) is { } known)
        {
            Volatile.Write(ref _known, known with { At = clock.GetTimestamp() - (long)(RecheckTimes.After.TotalSeconds * clock.TimestampFrequency) });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<T> ReadAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (Volatile.Read(ref _known) is { } known)
            {
                return clock.GetElapsedTime(known.At) < RecheckTimes.After ? known.Value : await ReadAgainAsync(known, cancellationToken);
            }

            Known first = new(await read(null, cancellationToken), clock.GetTimestamp());
            Volatile.Write(ref _known, first);
            return first.Value;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<T> ReadAgainAsync(Known known, CancellationToken cancellationToken)
    {
        // A reading outlives the caller who began it: a store that is slow is not asked twice.
        if (_reading is null or { IsCompleted: true })
        {
            _reading = StartAsync(known.Value);
        }

        Known next;
        try
        {
            next = await _reading.WaitAsync(RecheckTimes.Patience, clock, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is not OutOfMemoryException)
        {
            if (!known.IsOld)
            {
                LogKept(logger, e, name);
            }

            next = known with { At = clock.GetTimestamp(), IsOld = true };
        }

        Volatile.Write(ref _known, next);
        return next.Value;
    }

    private async Task<Known> StartAsync(T known)
    {
        long began = clock.GetTimestamp();
        return new(await Task.Run(() => read(known, CancellationToken.None)), began);
    }

    [LoggerMessage(LogLevel.Warning, "{Name} could not be read; what is known of it stays in use until it can")]
    private static partial void LogKept(ILogger logger, Exception error, string name);

    private sealed record Known(T Value, long At, bool IsOld = false);
}
