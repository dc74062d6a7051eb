using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Pipeline;
using TrendFunctions.Serving;
using Trends;
using Trends.Pipeline;
using Trends.Quality;
using Trends.Quality.Accepted;
using Trends.Quality.Erasure;
using Trends.Quality.Reports;
using Trends.Storage;

namespace TrendFunctions.Quality;

/// <summary>The activities of the quality stage.</summary>
/// <param name="stage">Does the work.</param>
/// <param name="deletions">Applies deletions.</param>
/// <param name="batches">Knows the run's batches.</param>
/// <param name="ledger">Takes the scores.</param>
/// <param name="lake">Holds accepted parts.</param>
/// <param name="zone">The zone that months are cut in.</param>
/// <param name="clock">The clock.</param>
/// <param name="progress">Is told how far it is.</param>
/// <param name="live">Is told the scores.</param>
/// <param name="metrics">Is told the scores too.</param>
public sealed class QualityActivities(
    QualityStage stage,
    SourceDeletions deletions,
    RunBatches batches,
    RunLedger ledger,
    ILake lake,
    PipelineZone zone,
    TimeProvider clock,
    IRunProgress progress,
    LiveFeed live,
    PipelineMetrics metrics)
{
    /// <summary>Takes out what sources have deleted since the last run.</summary>
    /// <param name="input">The run.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>How many batches were assessed anew for it.</returns>
    [Function(nameof(ApplyDeletions))]
    public Task<int> ApplyDeletions([ActivityTrigger] StageInput input, CancellationToken cancellationToken)
        => deletions.ApplyAsync(new(clock.GetUtcNow(), zone.Zone), cancellationToken);

    /// <summary>Lists the batches that are not assessed yet.</summary>
    /// <param name="input">The run.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(PlanQuality))]
    public async Task<IReadOnlyList<BatchRef>> PlanQuality([ActivityTrigger] StageInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        List<BatchRef> open = [];
        foreach (BatchRef batch in await batches.ListAsync(input.RunId, cancellationToken))
        {
            if (await lake.FindAsync(AcceptedPaths.Report(batch), cancellationToken) is null
                || await lake.FindAsync(AcceptedPaths.Part(batch), cancellationToken) is null)
            {
                open.Add(batch);
            }
        }

        progress.Expect(RunStages.Quality, open.Sum(b => b.Rows));
        return open;
    }

    /// <summary>Assesses one batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(AssessBatch))]
    public Task<StageCounts> AssessBatch([ActivityTrigger] BatchRef batch, CancellationToken cancellationToken)
        => stage.AssessAsync(batch, new(clock.GetUtcNow(), zone.Zone), progress, cancellationToken);

    /// <summary>Publishes the scores and lets the gate speak.</summary>
    /// <param name="input">The run.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether the run may go on.</returns>
    [Function(nameof(ReportQuality))]
    public async Task<bool> ReportQuality([ActivityTrigger] StageInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        IReadOnlyList<BatchRef> own = await batches.ListAsync(input.RunId, cancellationToken);
        QualityReport report = await stage.ReportAsync(input.RunId, own, input.Request.AsOf, cancellationToken);
        DateTimeOffset? newest = report.Datasets.Max(d => d.NewestEvent);
        RunQuality quality = RunQuality.Of(report);
        foreach (DatasetScores scores in quality.Datasets)
        {
            metrics.Quality(scores.Dataset, scores.Completeness, scores.Accuracy, scores.Consistency);
        }

        await ledger.NoteQualityAsync(input.RunId, quality, report.Datasets.SelectMany(d => d.BadRecords), newest, cancellationToken);
        await live.QualityAsync(input.RunId, quality, cancellationToken);
        GateDecision decision = stage.Decide(report, input.Request.StopAtGate ? GateMode.Stop : GateMode.Warn);
        if (!decision.Stops)
        {
            return true;
        }

        // What the gate stopped must not reach staging with a later run of other inputs; its raw batches stay.
        foreach (BatchRef batch in own)
        {
            await lake.DeleteAsync(AcceptedPaths.Part(batch), cancellationToken);
            await lake.DeleteAsync(AcceptedPaths.Report(batch), cancellationToken);
        }

        return false;
    }
}
