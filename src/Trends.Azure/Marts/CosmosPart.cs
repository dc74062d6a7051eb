using Microsoft.Azure.Cosmos;

namespace Trends.Azure.Marts;

/// <summary>A part of a container that a query goes to.</summary>
/// <param name="Range">A physical partition; null for a partition of the mart.</param>
/// <param name="Key">A partition of the mart: a partition key, or the beginning of one that has two parts.</param>
internal readonly record struct CosmosPart(FeedRange? Range, PartitionKey? Key);
