using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>A document as it was read.</summary>
/// <param name="Row">The mart's row.</param>
/// <param name="WriteId">What its writer marked it with; null for a row written without a condition.</param>
/// <param name="ResourceId">What names it in its container, for the change feed.</param>
/// <param name="Sequence">When it was written, counted in its part of the container; 0 outside the change feed.</param>
internal readonly record struct CosmosItem(MartRow Row, string? WriteId, string ResourceId, long Sequence);
