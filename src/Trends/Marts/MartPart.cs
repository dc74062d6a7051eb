namespace Trends.Marts;

/// <summary>A part of a container: what is written, compared and told apart as one.</summary>
/// <param name="Name">A month, <c>YYYY-MM</c>, or <see cref="MartSource.Whole"/>.</param>
/// <param name="Digest">What its rows are made from.</param>
/// <param name="SourceRows">How many rows of the warehouse that is, to cut slices by.</param>
internal sealed record MartPart(string Name, string Digest, long SourceRows);
