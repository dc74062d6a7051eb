using Trends.Collect.Connect;

namespace TrendFunctions.Collect;

/// <summary>Some of a run's reads.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Reads">The reads.</param>
public sealed record ReadSourcesInput(string RunId, IReadOnlyList<SourceRead> Reads);
