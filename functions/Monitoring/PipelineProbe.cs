using TrendFunctions.Collect;
using TrendFunctions.Pipeline;
using Trends.Marts;
using Trends.Pipeline;
using Trends.Storage;

namespace TrendFunctions.Monitoring;

/// <summary>Looks at how the pipeline stands: how fresh its data are, what its runs do, whether its stores answer.</summary>
/// <param name="ledger">Keeps the runs.</param>
/// <param name="arrivals">Knows the newest live event.</param>
/// <param name="lake">The lake.</param>
/// <param name="state">The state.</param>
/// <param name="marts">The marts.</param>
/// <param name="metrics">Is told.</param>
/// <param name="clock">The clock.</param>
public sealed class PipelineProbe(RunLedger ledger, Arrivals arrivals, ILake lake, IStateStore state, IMartStore marts, PipelineMetrics metrics, TimeProvider clock)
{
    // A day without events says that nobody sends any, not that they are late.
    private static readonly TimeSpan LiveFor = TimeSpan.FromDays(1);

    /// <summary>Looks, and tells.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await TryAsync("lake", () => lake.FindAsync("health", cancellationToken));
        await TryAsync("marts", () => marts.CreateAsync(MartDefinitions.Watermarks, cancellationToken));
        if (!await TryAsync("state", () => state.ReadAsync("health", "health", "health", cancellationToken)))
        {
            return;
        }

        DateTimeOffset now = clock.GetUtcNow();
        Freshness freshness = await FreshnessAsync(cancellationToken);
        (IReadOnlyList<RunReport> runs, _) = await ledger.ListAsync(100, null, cancellationToken);
        DateTimeOffset? oldest = runs.Where(r => r.FinishedAt is null).Min(r => (DateTimeOffset?)r.StartedAt);
        metrics.Unfinished(oldest is { } asked ? now - asked : TimeSpan.Zero);
        if (freshness.LastRunEndedAt is { } ended)
        {
            metrics.LastRunEnded(now - ended);
        }

        if (freshness.NewestEvent is { } newest)
        {
            metrics.Freshness("files", now - newest);
        }

        if (freshness.NewestLiveEvent is { } live && now - live <= LiveFor)
        {
            metrics.Freshness("live", now - live);
        }
    }

    /// <summary>Gives how fresh the data are.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<Freshness> FreshnessAsync(CancellationToken cancellationToken)
    {
        (IReadOnlyList<RunReport> runs, _) = await ledger.ListAsync(100, null, cancellationToken);
        List<RunReport> completed = [.. runs.Where(r => r.Status == RunStatus.Completed)];
        return new(
            completed.Max(r => r.AsOf),
            await arrivals.FindNewestAsync(cancellationToken),
            completed.Max(r => r.FinishedAt));
    }

    private async Task<bool> TryAsync(string store, Func<Task> check)
    {
        bool answers = true;
        try
        {
            await check();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever stops a store from answering: here it is a measurement, and whoever needs the store says why.
            answers = false;
        }

        metrics.Stores.Health(store, answers);
        return answers;
    }
}
