namespace Trends.Quality.Metrics;

/// <summary>What was found in the cells of one field.</summary>
/// <param name="Filled">Cells that were not empty.</param>
/// <param name="Passed">Of these, cells that keep to type, range, pattern and value rules.</param>
/// <param name="Defects">Cells that do not, by reason class.</param>
public sealed record FieldCounts(long Filled, long Passed, IReadOnlyDictionary<string, long> Defects)
{
    /// <summary>Adds the counts of other rows.</summary>
    /// <param name="other">The counts.</param>
    public FieldCounts Merge(FieldCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Filled + other.Filled, Passed + other.Passed, Sums.Add(Defects, other.Defects));
    }
}
