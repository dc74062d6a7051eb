namespace Trends.Simulator.World;

/// <summary>A page of items.</summary>
/// <param name="Items">The items in the order asked for; may be empty.</param>
/// <param name="HasMore">Whether there are more behind the last one.</param>
public sealed record WorldPage(IReadOnlyList<WorldItem> Items, bool HasMore);
