namespace Bench.Harness;

/// <summary>Watches the memory of a process tree until it is stopped.</summary>
/// <remarks>The kernel keeps each process's own peak; with several processes their sum at one moment is sampled as well.</remarks>
internal sealed class Sampler : IAsyncDisposable
{
    // Looking takes some milliseconds of a processor that is measured, and the kernel forgets no peak of a process that lives.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private long _peak;

    /// <summary>Starts watching.</summary>
    /// <param name="root">The process whose tree is watched.</param>
    public Sampler(int root) => _loop = Task.Run(() => WatchAsync(root));

    /// <summary>Gets the peak so far, in 10⁶ bytes.</summary>
    public double PeakMb => Interlocked.Read(ref _peak) / 1e6;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }

    private async Task WatchAsync(int root)
    {
        using PeriodicTimer timer = new(Interval);
        try
        {
            do
            {
                Look(root);
            }
            while (await timer.WaitForNextTickAsync(_stop.Token));
        }
        catch (OperationCanceledException)
        {
            Look(root);
        }
    }

    private void Look(int root)
    {
        List<int> members = ProcessTree.Members(root);
        long now = members.Max(ProcessTree.HighWater);

        // Adding up shares is dear for a large process, and says nothing new about a lone one.
        if (members.Count > 1)
        {
            now = Math.Max(now, members.Sum(ProcessTree.Proportional));
        }

        if (now > Interlocked.Read(ref _peak))
        {
            Interlocked.Exchange(ref _peak, now);
        }
    }
}
