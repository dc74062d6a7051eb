using Microsoft.Extensions.Options;
using Trends.Pipeline;
using Trends.Quality.Metrics;
using Trends.Quality.Reports;

namespace Trends.Quality;

/// <summary>The quality stage as orchestrations see it: a batch at a time, then the run's report and the gate.</summary>
/// <param name="assessor">Assesses batches.</param>
/// <param name="reporter">Publishes reports.</param>
/// <param name="options">The thresholds.</param>
public sealed class QualityStage(Assessor assessor, QualityReporter reporter, IOptions<QualityOptions> options)
{
    /// <summary>Assesses a batch; one that is assessed already is not read again.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="context">What to assess it against.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Rows in, accepted, quarantined and erased.</returns>
    public async Task<StageCounts> AssessAsync(BatchRef batch, AssessContext context, IRunProgress progress, CancellationToken cancellationToken)
    {
        BatchReport report = await assessor.AssessAsync(batch, context, progress, cancellationToken);
        QualityCounts counts = report.Counts;
        return new(RowsIn: counts.Rows + report.Erased, RowsOut: counts.Accepted, Quarantined: counts.Rows - counts.Accepted, Erased: report.Erased);
    }

    /// <summary>Makes and publishes a run's report.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="batches">Its batches, all assessed.</param>
    /// <param name="asOf">The clock of files' timeliness; null for each dataset's newest event.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="TrendsException">A batch is not assessed.</exception>
    public async Task<QualityReport> ReportAsync(string runId, IReadOnlyList<BatchRef> batches, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batches);
        List<BatchReport> reports = [];
        foreach (BatchRef batch in batches)
        {
            reports.Add(await assessor.FindReportAsync(batch, cancellationToken)
                ?? throw new TrendsException($"Batch '{batch.Batch}' of dataset '{batch.Dataset}' is not assessed. Assess every batch before the report."));
        }

        return await reporter.PublishAsync(runId, reports, asOf, cancellationToken);
    }

    /// <summary>Decides whether the run goes on.</summary>
    /// <param name="report">The run's report.</param>
    /// <param name="mode">What a failure does.</param>
    public GateDecision Decide(QualityReport report, GateMode mode) => QualityGate.Decide(report, options.Value, mode);
}
