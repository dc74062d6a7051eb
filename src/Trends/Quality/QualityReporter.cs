using System.Text;
using Microsoft.Extensions.Options;
using Trends.Collect.Quarantine;
using Trends.Quality.Metrics;
using Trends.Quality.Reports;
using Trends.Storage;

namespace Trends.Quality;

/// <summary>Merges batch reports into a run's report and publishes it as JSON and as a page.</summary>
/// <param name="lake">Where reports go.</param>
/// <param name="uniqueness">Counts rows that are not unique.</param>
/// <param name="options">The thresholds.</param>
public sealed class QualityReporter(ILake lake, UniquenessCheck uniqueness, IOptions<QualityOptions> options)
{
    private const string NotUnique = "unique in the dataset";

    /// <summary>Makes and publishes a run's report.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="reports">Its batches' reports; a batch that comes twice counts once.</param>
    /// <param name="asOf">The clock of files' timeliness; null for each dataset's newest event.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<QualityReport> PublishAsync(string runId, IReadOnlyCollection<BatchReport> reports, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        ArgumentNullException.ThrowIfNull(reports);

        List<DatasetQuality> datasets = [];
        foreach (IGrouping<(string Dataset, RecordKind Kind), BatchReport> group in reports
            .DistinctBy(r => (r.Batch.Dataset, r.Batch.Kind, r.Batch.Batch))
            .GroupBy(r => (r.Batch.Dataset, r.Batch.Kind))
            .OrderBy(g => g.Key.Dataset, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Kind))
        {
            datasets.Add(await JudgeAsync(group.Key.Dataset, group.Key.Kind, [.. group], asOf, cancellationToken));
        }

        QualityScores overall = QualityScores.Overall([.. datasets.Select(d => (d.Scores, d.Rows))]);
        QualityReport report = new(
            runId, asOf, overall.Completeness, overall.Accuracy, overall.Consistency, overall.TimelinessSeconds, datasets.All(d => d.Passed), datasets);
        await lake.WriteAsync(JsonPath(runId), QualityJson.Write(report), WriteCondition.Always, cancellationToken);
        await lake.WriteAsync(HtmlPath(runId), Encoding.UTF8.GetBytes(QualityPage.Render(report, options.Value)), WriteCondition.Always, cancellationToken);
        return report;
    }

    /// <summary>Reads a run's report.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The report, or null when there is none.</returns>
    public async Task<QualityReport?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        string path = JsonPath(runId);
        if (await lake.FindAsync(path, cancellationToken) is null)
        {
            return null;
        }

        await using Stream stream = await lake.OpenReadAsync(path, cancellationToken);
        return await QualityJson.ReadAsync<QualityReport>(stream, path, cancellationToken);
    }

    /// <summary>Gives the path of a run's report as JSON.</summary>
    /// <param name="runId">The run.</param>
    public static string JsonPath(string runId) => $"reports/quality/{runId}.json";

    /// <summary>Gives the path of a run's report as a page.</summary>
    /// <param name="runId">The run.</param>
    public static string HtmlPath(string runId) => $"reports/quality/{runId}.html";

    private async Task<DatasetQuality> JudgeAsync(
        string dataset, RecordKind kind, IReadOnlyList<BatchReport> reports, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        QualityCounts counts = reports.Aggregate(QualityCounts.Empty, (sum, r) => sum.Merge(r.Counts));
        long notUnique = await uniqueness.CountAsync(kind, [.. reports.Select(r => r.Batch)], cancellationToken);
        QualityScores scores = QualityScores.Of(counts, notUnique, reports.Any(r => r.IsLive), asOf);
        IReadOnlyDictionary<string, long> broken = notUnique == 0
            ? counts.BrokenRules
            : Sums.Add(counts.BrokenRules, new Dictionary<string, long> { [NotUnique] = notUnique });
        return new(
            dataset, kind.Name(), scores.Completeness, scores.Accuracy, scores.Consistency, scores.TimelinessSeconds, counts.Rows,
            QualityGate.Passes(scores, options.Value), counts.Accepted, counts.NewestEvent, counts.Fields, broken, counts.Quarantined)
        {
            BadRecords = BadRecords.Merge(reports.SelectMany(r => r.BadRecords)),
        };
    }
}
