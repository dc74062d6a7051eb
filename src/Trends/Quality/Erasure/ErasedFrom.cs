namespace Trends.Quality.Erasure;

/// <summary>What was erased from a store.</summary>
/// <param name="Store">The store: <c>raw</c>, <c>quarantine</c>, <c>events</c>, …</param>
/// <param name="Looked">How many records were looked at.</param>
/// <param name="Erased">How many were erased.</param>
/// <param name="Objects">How many objects were changed for it.</param>
public sealed record ErasedFrom(string Store, long Looked, long Erased, long Objects)
{
    /// <summary>Adds up what was erased, store by store.</summary>
    /// <param name="parts">What was erased, in any order.</param>
    public static IReadOnlyList<ErasedFrom> Sum(IEnumerable<ErasedFrom> parts)
        => [.. parts.GroupBy(p => p.Store, StringComparer.Ordinal).Select(g => new ErasedFrom(g.Key, g.Sum(p => p.Looked), g.Sum(p => p.Erased), g.Sum(p => p.Objects)))];
}
