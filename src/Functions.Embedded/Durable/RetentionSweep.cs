using Functions.Embedded.Durable.Storage;
using Functions.Embedded.Durable.Storage.Changes;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable;

/// <summary>Removes orchestrations that ended long ago, when the engine starts and every hour.</summary>
internal sealed partial class RetentionSweep(TimeProvider clock, TimeSpan retention, Action<StoreOperation> store, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private ITimer? _timer;

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    /// <summary>Starts sweeping.</summary>
    internal void Start() => _timer = clock.CreateTimer(_ => Sweep(), null, TimeSpan.Zero, Pause);

    private void Sweep() => _ = SweepAsync();

    private async Task SweepAsync()
    {
        try
        {
            int removed = 0;
            int last;
            do
            {
                ClientChange<int> purge = Purges.EndedBefore((clock.GetUtcNow() - retention).UtcDateTime);
                store(purge);
                last = await purge.Done;
                removed += last;
            }
            while (last > 0);

            if (removed > 0)
            {
                Log.Removed(logger, removed, retention);
            }
        }
        catch (ObjectDisposedException)
        {
            // The engine stopped; the next start sweeps.
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            Log.Failed(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(30, LogLevel.Information, "Removed {Count} orchestrations that ended more than {Retention} ago")]
        internal static partial void Removed(ILogger logger, int count, TimeSpan retention);

        [LoggerMessage(31, LogLevel.Warning, "Old orchestrations could not be removed; it is tried again in an hour")]
        internal static partial void Failed(ILogger logger, Exception exception);
    }
}
