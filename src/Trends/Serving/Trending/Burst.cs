namespace Trends.Serving.Trending;

/// <summary>How unusual a term's count in a window is.</summary>
/// <param name="Term">The term.</param>
/// <param name="Expected">The expected count without copies.</param>
/// <param name="Score">Signed −log10 p: positive for more than expected, negative for less.</param>
/// <param name="QValue">The false-discovery rate when this term and all above it are called trends.</param>
public sealed record Burst(TermCount Term, double Expected, double Score, double QValue);
