namespace Trends.Collect.Mapping;

/// <summary>A record in canonical form, and the cells that could not be used.</summary>
/// <param name="Record">The record; unusable cells are null.</param>
/// <param name="Defects">The cells that were there and could not be used, at most one a field; usually none.</param>
public readonly record struct MappedRecord(CanonicalRecord Record, IReadOnlyList<CellDefect> Defects);
