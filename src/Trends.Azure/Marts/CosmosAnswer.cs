namespace Trends.Azure.Marts;

/// <summary>An answer, perhaps after several attempts.</summary>
/// <typeparam name="T">The SDK's response.</typeparam>
/// <param name="Response">The response; the caller disposes it.</param>
/// <param name="Unsure">Whether an earlier attempt of a write may have happened without its answer arriving.</param>
internal readonly record struct CosmosAnswer<T>(T Response, bool Unsure);
