using Functions.Embedded.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Functions.Embedded.Invocation;

/// <summary>Counts what runs and, when the host stops, gives it time to end before its tokens are cancelled.</summary>
internal sealed class RunningInvocations : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenRegistration _stopping;
    private TaskCompletionSource? _empty;
    private ITimer? _limit;
    private int _count;

    public RunningInvocations(IHostApplicationLifetime lifetime, IOptions<EmbeddedOptions> options, TimeProvider clock) =>
        _stopping = lifetime.ApplicationStopping.Register(() =>
            _limit = clock.CreateTimer(_ => Cancel(), null, options.Value.DrainTime, Timeout.InfiniteTimeSpan));

    /// <summary>Gets the token of all invocations.</summary>
    public CancellationToken Token => _cancel.Token;

    /// <summary>Counts an invocation in.</summary>
    public void Enter() => Interlocked.Increment(ref _count);

    /// <summary>Counts an invocation out.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _count) == 0)
        {
            Volatile.Read(ref _empty)?.TrySetResult();
        }
    }

    /// <summary>Waits until nothing runs; called when the listeners have stopped.</summary>
    /// <returns>How many still run at the end of the wait.</returns>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref _count) > 0 && !cancellationToken.IsCancellationRequested)
        {
            // The signal is in place before the count is read again, so the last one out cannot be missed.
            TaskCompletionSource empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Interlocked.Exchange(ref _empty, empty);
            if (Volatile.Read(ref _count) > 0)
            {
                await empty.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        return Volatile.Read(ref _count);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _limit?.Dispose();
        _cancel.Dispose();
    }

    private void Cancel()
    {
        try
        {
            _cancel.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The host is gone; nothing runs.
        }
    }
}
