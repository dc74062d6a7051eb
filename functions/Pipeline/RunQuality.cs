using Trends.Quality.Reports;

namespace TrendFunctions.Pipeline;

/// <summary>The four scores of a run.</summary>
/// <param name="Completeness">Filled required cells ÷ required cells, 0 to 1.</param>
/// <param name="Accuracy">Cells that pass their rules ÷ filled cells, 0 to 1.</param>
/// <param name="Consistency">Rows that pass all cross-field and uniqueness rules ÷ rows, 0 to 1.</param>
/// <param name="TimelinessSeconds">The 95th percentile of the delay, in seconds.</param>
/// <param name="Passed">Whether all four reach their thresholds.</param>
/// <param name="Datasets">The same per dataset.</param>
public sealed record RunQuality(
    double Completeness,
    double Accuracy,
    double Consistency,
    double TimelinessSeconds,
    bool Passed,
    IReadOnlyList<DatasetScores> Datasets)
{
    /// <summary>Takes the scores out of a quality report.</summary>
    /// <param name="report">The report.</param>
    internal static RunQuality Of(QualityReport report) => new(
        report.Completeness,
        report.Accuracy,
        report.Consistency,
        report.TimelinessSeconds,
        report.Passed,
        [.. report.Datasets.Select(d => new DatasetScores(d.Dataset, d.Completeness, d.Accuracy, d.Consistency, d.TimelinessSeconds, d.Rows, d.Passed))]);
}
