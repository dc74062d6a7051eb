namespace TrendFunctions.Pipeline;

/// <summary>The four scores of a dataset.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Completeness">Filled required cells ÷ required cells, 0 to 1.</param>
/// <param name="Accuracy">Cells that pass their rules ÷ filled cells, 0 to 1.</param>
/// <param name="Consistency">Rows that pass all cross-field and uniqueness rules ÷ rows, 0 to 1.</param>
/// <param name="TimelinessSeconds">The 95th percentile of the delay, in seconds.</param>
/// <param name="Rows">How many rows were scored.</param>
/// <param name="Passed">Whether all four reach their thresholds.</param>
public sealed record DatasetScores(
    string Dataset,
    double Completeness,
    double Accuracy,
    double Consistency,
    double TimelinessSeconds,
    long Rows,
    bool Passed);
