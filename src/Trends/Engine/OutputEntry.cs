namespace Trends.Engine;

/// <summary>One object that a stage wrote.</summary>
/// <param name="Digest">What it was made from: equal digest, equal content.</param>
/// <param name="Rows">How many rows it holds; 0 means that there is no object.</param>
/// <param name="ETag">The object's version; empty when there is none.</param>
public sealed record OutputEntry(string Digest, long Rows, string ETag);
