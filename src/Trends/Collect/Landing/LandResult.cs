using Trends.Collect.Quarantine;

namespace Trends.Collect.Landing;

/// <summary>What landing did.</summary>
/// <param name="Counts">In = out + duplicates + quarantined. A file that stood there already is all duplicates.</param>
/// <param name="Batches">The batches that hold the records, whether written now or before.</param>
/// <param name="Skipped">Records outside of the window; not among those given.</param>
/// <param name="Reasons">How many records were quarantined, by reason.</param>
/// <param name="Warnings">What users should know of a file as a whole.</param>
public sealed record LandResult(
    StageCounts Counts,
    IReadOnlyList<BatchRef> Batches,
    long Skipped,
    IReadOnlyDictionary<string, long> Reasons,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Gets the bad records with their first examples, by reason; told of a file that stood there already too.</summary>
    public IReadOnlyList<BadRecords> Bad { get; init; } = [];

    /// <summary>Gets the result of landing nothing.</summary>
    public static LandResult Nothing { get; } = new(new(), [], 0, new Dictionary<string, long>(), []);

    /// <summary>Adds another result to this one.</summary>
    /// <param name="other">The other.</param>
    public LandResult Add(LandResult other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Dictionary<string, long> reasons = new(Reasons, StringComparer.Ordinal);
        foreach ((string reason, long count) in other.Reasons)
        {
            reasons[reason] = reasons.GetValueOrDefault(reason) + count;
        }

        return new(Counts + other.Counts, [.. Batches, .. other.Batches], Skipped + other.Skipped, reasons, [.. Warnings, .. other.Warnings])
        {
            Bad = BadRecords.Merge([.. Bad, .. other.Bad]),
        };
    }
}
