using TrendFunctions.Collect;
using TrendFunctions.Hosting;
using TrendFunctions.Pipeline;
using Trends.Pipeline;
using Trends.Storage;

namespace TrendFunctions.Monitoring;

/// <summary>Looks at how the pipeline stands: how fresh its data are, what its runs do, whether its stores answer.</summary>
/// <param name="ledger">Keeps the runs.</param>
/// <param name="arrivals">Knows the newest live event.</param>
/// <param name="parts">What the app works with.</param>
/// <param name="metrics">Is told.</param>
/// <param name="clock">The clock.</param>
public sealed class PipelineProbe(RunLedger ledger, Arrivals arrivals, IEnumerable<IPartHealth> parts, PipelineMetrics metrics, TimeProvider clock)
{
    // A day without events says that nobody sends any, not that they are late.
    private static readonly TimeSpan LiveFor = TimeSpan.FromDays(1);

    /// <summary>Looks, and tells.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        bool knowsRuns = true;
        foreach (IPartHealth part in parts)
        {
            bool answers = await part.AnswersAsync(cancellationToken);
            metrics.Stores.Health(part.Name, answers);
            knowsRuns &= answers || part.Name != StoreHealth.State;
        }

        if (!knowsRuns)
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
}
