using Microsoft.Azure.Functions.Worker;
using Trends.Collect.Connect.Push;

namespace TrendFunctions.Collect;

/// <summary>Listens to the sources that push; one instance does it for all. Without such sources it ends at once.</summary>
/// <param name="listener">Listens.</param>
/// <param name="clock">The clock.</param>
public sealed class ListenToSources(SourceListener listener, TimeProvider clock)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(5);

    // Connections are closed and the lease given back before the next tick asks for it.
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(10);

    /// <summary>Listens until just before the next tick, or until the host stops.</summary>
    /// <param name="timer">The schedule.</param>
    /// <param name="cancellationToken">Ends it in good order.</param>
    [Function(nameof(ListenToSources))]
    public Task RunAsync([TimerTrigger("0 */5 * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset next = new(now.UtcTicks - (now.UtcTicks % Tick.Ticks) + Tick.Ticks, TimeSpan.Zero);
        return listener.ListenAsync(next - Before, cancellationToken);
    }
}
