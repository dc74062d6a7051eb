namespace Trends.Simulator.World;

/// <summary>The time that a world covers.</summary>
/// <param name="From">The first moment.</param>
/// <param name="Now">When the world was made.</param>
/// <param name="To">The last moment: until then new items keep coming while the clock runs.</param>
public sealed record WorldSpan(DateTimeOffset From, DateTimeOffset Now, DateTimeOffset To);
