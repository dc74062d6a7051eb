using Trends;

namespace TrendFunctions.Collect;

/// <summary>What some reads gave.</summary>
/// <param name="Counts">What became of their records.</param>
/// <param name="Reads">How many they were.</param>
/// <param name="Refused">How many ended with a refusal and without a record.</param>
/// <param name="FirstRefusal">The first of these refusals in words; null for none.</param>
public sealed record SourcesOutcome(StageCounts Counts, int Reads = 0, int Refused = 0, string? FirstRefusal = null)
{
    /// <summary>Adds another outcome.</summary>
    /// <param name="other">The other.</param>
    public SourcesOutcome Add(SourcesOutcome other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Counts + other.Counts, Reads + other.Reads, Refused + other.Refused, FirstRefusal ?? other.FirstRefusal);
    }
}
