using Trends.Collect.Mapping;

namespace Trends.Collect.Parsing;

/// <summary>A record that was found in a recorded answer.</summary>
/// <param name="Stream">The stream it is one of, such as <c>mastodon-tag</c>.</param>
/// <param name="Record">The record in canonical form: what the answer does not tell is missing.</param>
/// <param name="Defects">The cells that were there and could not be used.</param>
public sealed record ParsedRecord(string Stream, CanonicalRecord Record, IReadOnlyList<CellDefect> Defects);
