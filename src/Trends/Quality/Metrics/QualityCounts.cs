namespace Trends.Quality.Metrics;

/// <summary>What was counted in some rows; the counts of two sets of rows merge into those of both.</summary>
/// <param name="Rows">Rows checked, quarantined ones included.</param>
/// <param name="Accepted">Rows accepted.</param>
/// <param name="RequiredCells">Cells that must be filled.</param>
/// <param name="RequiredFilled">Of these, filled ones.</param>
/// <param name="ConsistentRows">Rows that keep to all row rules; uniqueness is judged a dataset at a time.</param>
/// <param name="NewestEvent">The newest time of an accepted row, in UTC; null for none.</param>
/// <param name="Delays">Of rows collected live: receipt after publication.</param>
/// <param name="Fields">Counts by field.</param>
/// <param name="BrokenRules">Inconsistent rows by the first rule they break.</param>
/// <param name="Quarantined">Unusable rows by reason class.</param>
public sealed record QualityCounts(
    long Rows,
    long Accepted,
    long RequiredCells,
    long RequiredFilled,
    long ConsistentRows,
    DateTimeOffset? NewestEvent,
    DelaySketch Delays,
    IReadOnlyDictionary<string, FieldCounts> Fields,
    IReadOnlyDictionary<string, long> BrokenRules,
    IReadOnlyDictionary<string, long> Quarantined)
{
    /// <summary>Gets the counts of no rows.</summary>
    public static QualityCounts Empty { get; } = new(
        0, 0, 0, 0, 0, null, DelaySketch.Empty, new Dictionary<string, FieldCounts>(), new Dictionary<string, long>(), new Dictionary<string, long>());

    /// <summary>Adds the counts of other rows.</summary>
    /// <param name="other">The counts.</param>
    public QualityCounts Merge(QualityCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        SortedDictionary<string, FieldCounts> fields = new(StringComparer.Ordinal);
        foreach ((string field, FieldCounts counts) in Fields.Concat(other.Fields))
        {
            fields[field] = fields.TryGetValue(field, out FieldCounts? sum) ? sum.Merge(counts) : counts;
        }

        return new(
            Rows + other.Rows,
            Accepted + other.Accepted,
            RequiredCells + other.RequiredCells,
            RequiredFilled + other.RequiredFilled,
            ConsistentRows + other.ConsistentRows,
            NewestEvent is null || other.NewestEvent > NewestEvent ? other.NewestEvent ?? NewestEvent : NewestEvent,
            Delays.Merge(other.Delays),
            fields,
            Sums.Add(BrokenRules, other.BrokenRules),
            Sums.Add(Quarantined, other.Quarantined));
    }
}
