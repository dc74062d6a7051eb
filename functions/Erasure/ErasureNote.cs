using Trends.Quality.Erasure;

namespace TrendFunctions.Erasure;

/// <summary>What a run erased before its later stages.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Keys">The keys of what it was asked to erase.</param>
/// <param name="Stores">What was erased, store by store.</param>
public sealed record ErasureNote(string RunId, IReadOnlyList<string> Keys, IReadOnlyList<ErasedFrom> Stores);
