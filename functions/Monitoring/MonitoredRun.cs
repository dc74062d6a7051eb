using TrendFunctions.Pipeline;

namespace TrendFunctions.Monitoring;

/// <summary>A run as the monitoring report shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">One of the words of a run report.</param>
/// <param name="StartedAt">When it was asked for, in UTC.</param>
/// <param name="DataQualityScore">The mean of completeness, accuracy and consistency, 0 to 1; null when it scored nothing.</param>
/// <param name="ProcessingTimeSeconds">How long it took; null while it goes on.</param>
/// <param name="ErrorRate">Failed stages ÷ stages, 0 to 1.</param>
/// <param name="Quarantined">Records that collect and quality set aside.</param>
/// <param name="Stages">How long each stage took, in seconds, by name.</param>
/// <param name="ModelAccuracy">Each model's measures, by name.</param>
public sealed record MonitoredRun(
    string Id,
    string Status,
    DateTimeOffset StartedAt,
    double? DataQualityScore,
    double? ProcessingTimeSeconds,
    double ErrorRate,
    long Quarantined,
    IReadOnlyDictionary<string, double> Stages,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> ModelAccuracy)
{
    /// <summary>Takes the figures out of a run's report.</summary>
    /// <param name="report">The report.</param>
    internal static MonitoredRun Of(RunReport report) => new(
        report.Id,
        report.Status,
        report.StartedAt,
        report.Quality is { Datasets.Count: > 0 } q ? Math.Round((q.Completeness + q.Accuracy + q.Consistency) / 3, 4) : null,
        report.FinishedAt is { } end ? Math.Round((end - report.StartedAt).TotalSeconds, 3) : null,
        report.Stages.Count == 0 ? 0 : Math.Round((double)report.Stages.Count(s => s.Status == RunStatus.Failed) / report.Stages.Count, 4),
        report.Stages.Sum(s => s.Quarantined),
        report.Stages.ToDictionary(s => s.Name, s => s.Seconds),
        report.Models.Where(m => m.Metrics.Count > 0).ToDictionary(m => m.Name, m => m.Metrics));
}
