using System.Globalization;
using System.Text.Json;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Consumer;
using Microsoft.Azure.Functions.Worker;
using Trends.Pipeline;
using Trends.Storage;

namespace TrendFunctions.Collect;

/// <summary>Tells how long events waited in their hub, and keeps when the newest live event came, for whoever asks how fresh the data are.</summary>
/// <param name="metrics">Is told the waits.</param>
/// <param name="state">Keeps the newest.</param>
/// <param name="clock">The clock.</param>
public sealed class Arrivals(PipelineMetrics metrics, IStateStore state, TimeProvider clock)
{
    private const string Table = "monitoring";
    private const string Newest = "newest-live-event";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private long _notedAt = long.MinValue;

    /// <summary>Tells how long the oldest event of a batch waited.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="events">The batch.</param>
    /// <param name="context">Tells the partition.</param>
    public void Note(string hub, IReadOnlyList<EventData> events, FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(context);
        if (events.Count > 0)
        {
            metrics.Lag(hub, Partition(context), clock.GetUtcNow() - events.Min(e => e.EnqueuedTime));
        }
    }

    /// <summary>Keeps the time of the newest event that is landed, at most every half minute.</summary>
    /// <param name="events">The landed batch.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task NoteLandedAsync(IReadOnlyList<EventData> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        long last = Interlocked.Read(ref _notedAt);
        if (events.Count > 0 && (last == long.MinValue || clock.GetElapsedTime(last) >= Pause))
        {
            Interlocked.Exchange(ref _notedAt, clock.GetTimestamp());
            string newest = events.Max(e => e.EnqueuedTime).UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
            await state.WriteAsync(Table, Table, Newest, newest, WriteCondition.Always, cancellationToken);
        }
    }

    /// <summary>Gives when the newest live event came.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The time, to half a minute; null when none ever came.</returns>
    public async Task<DateTimeOffset?> FindNewestAsync(CancellationToken cancellationToken)
        => await state.ReadAsync(Table, Table, Newest, cancellationToken) is { } row
            ? DateTimeOffset.Parse(row.Value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : null;

    // The embedded runtime gives the context itself, the official host its JSON.
    private static string? Partition(FunctionContext context)
        => context.BindingContext.BindingData.GetValueOrDefault("PartitionContext") switch
        {
            PartitionContext given => given.PartitionId,
            string json when json.StartsWith('{') => JsonSerializer.Deserialize<JsonElement>(json).TryGetProperty("PartitionId", out JsonElement id) ? id.GetString() : null,
            _ => null,
        };
}
