namespace Trends.Collect;

/// <summary>What checking a dataset found.</summary>
/// <param name="Dataset">The dataset's name.</param>
/// <param name="Rows">The first ten mapped records, a JSON object each.</param>
/// <param name="Records">How many records its files hold, good or bad.</param>
/// <param name="Defects">The first defects found, each with file and line.</param>
/// <param name="DefectCount">How many there are in all.</param>
/// <param name="Warnings">What users should know of a file as a whole.</param>
public sealed record ValidationResult(
    string Dataset,
    IReadOnlyList<string> Rows,
    long Records,
    IReadOnlyList<string> Defects,
    long DefectCount,
    IReadOnlyList<string> Warnings);
