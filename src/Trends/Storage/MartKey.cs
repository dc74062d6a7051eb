namespace Trends.Storage;

/// <summary>What names a row.</summary>
/// <param name="Partition">The partition column's value.</param>
/// <param name="Id">The id column's value.</param>
public readonly record struct MartKey(string Partition, string Id);
