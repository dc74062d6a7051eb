namespace Trends.Storage;

/// <summary>A row of state.</summary>
/// <param name="Partition">Its partition.</param>
/// <param name="Row">Its key in the partition.</param>
/// <param name="Value">Its value, JSON by custom.</param>
/// <param name="ETag">Its version, opaque.</param>
public sealed record StateRow(string Partition, string Row, string Value, string ETag);
