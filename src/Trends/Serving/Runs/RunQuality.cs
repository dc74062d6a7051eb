namespace Trends.Serving.Runs;

/// <summary>The quality of a run's input, weighted by rows.</summary>
/// <param name="Completeness">Filled required cells ÷ required cells.</param>
/// <param name="Accuracy">Cells that pass their rules ÷ filled cells.</param>
/// <param name="Consistency">Rows that pass all rules across fields ÷ rows.</param>
/// <param name="TimelinessSeconds">The 95th percentile of delay in seconds.</param>
/// <param name="Passed">Whether every threshold was reached.</param>
/// <param name="Datasets">The same by dataset.</param>
public sealed record RunQuality(
    double Completeness, double Accuracy, double Consistency, double TimelinessSeconds, bool Passed, IReadOnlyList<RunDatasetQuality> Datasets);
