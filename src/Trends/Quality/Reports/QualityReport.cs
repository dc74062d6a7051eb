namespace Trends.Quality.Reports;

/// <summary>The quality of what a run read: scores weighted by rows, and each dataset's own.</summary>
/// <param name="RunId">The run.</param>
/// <param name="AsOf">The clock of files' timeliness; null for each dataset's newest event.</param>
/// <param name="Completeness">See <see cref="QualityScores.Completeness"/>.</param>
/// <param name="Accuracy">See <see cref="QualityScores.Accuracy"/>.</param>
/// <param name="Consistency">See <see cref="QualityScores.Consistency"/>.</param>
/// <param name="TimelinessSeconds">See <see cref="QualityScores.TimelinessSeconds"/>.</param>
/// <param name="Passed">Whether every dataset passed.</param>
/// <param name="Datasets">The datasets by name.</param>
public sealed record QualityReport(
    string RunId,
    DateTimeOffset? AsOf,
    double Completeness,
    double Accuracy,
    double Consistency,
    double TimelinessSeconds,
    bool Passed,
    IReadOnlyList<DatasetQuality> Datasets);
