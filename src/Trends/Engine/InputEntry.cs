namespace Trends.Engine;

/// <summary>One object that a stage has read.</summary>
/// <param name="ETag">The object's version then.</param>
/// <param name="Rows">How many rows it held.</param>
public sealed record InputEntry(string ETag, long Rows);
