namespace Trends.Serving.Runs;

/// <summary>The quality of one dataset in a run.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Completeness">Filled required cells ÷ required cells.</param>
/// <param name="Accuracy">Cells that pass their rules ÷ filled cells.</param>
/// <param name="Consistency">Rows that pass all rules across fields ÷ rows.</param>
/// <param name="TimelinessSeconds">The 95th percentile of delay in seconds.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Passed">Whether every threshold was reached.</param>
public sealed record RunDatasetQuality(
    string Dataset, double Completeness, double Accuracy, double Consistency, double TimelinessSeconds, long Rows, bool Passed);
