namespace Trends.Clean;

/// <summary>How a numeric column is cleaned.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Whole">Whether it counts things, so that what is filled in is rounded.</param>
/// <param name="Imputation">How a missing value is filled in.</param>
/// <param name="Logarithmic">Whether it is judged and scaled as ln(1 + x): counts of attention are spread over powers of ten.</param>
/// <param name="Scaled">The column that takes its z-score in the group; null for none.</param>
public sealed record FieldRule(string Column, bool Whole, Imputation Imputation, bool Logarithmic, string? Scaled);
