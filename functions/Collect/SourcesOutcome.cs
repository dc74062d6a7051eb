using Trends;

namespace TrendFunctions.Collect;

/// <summary>What some reads gave.</summary>
/// <param name="Counts">What became of their records.</param>
/// <param name="Reads">How many they were.</param>
/// <param name="Refused">How many ended with a refusal and without a record.</param>
/// <param name="FirstMessage">The first thing that there was to say of a read: why it ended early, or what is odd; null for nothing.</param>
public sealed record SourcesOutcome(StageCounts Counts, int Reads = 0, int Refused = 0, string? FirstMessage = null)
{
    /// <summary>Adds another outcome.</summary>
    /// <param name="other">The other.</param>
    public SourcesOutcome Add(SourcesOutcome other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Counts + other.Counts, Reads + other.Reads, Refused + other.Refused, FirstMessage ?? other.FirstMessage);
    }
}
