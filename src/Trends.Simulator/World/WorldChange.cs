namespace Trends.Simulator.World;

/// <summary>Something that happens to an item, as platforms tell of it while it happens.</summary>
/// <param name="At">When it happens.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Item">The item.</param>
/// <param name="Index">Its place among all changes of the platform, from 0, in order of time.</param>
public sealed record WorldChange(DateTimeOffset At, ChangeKind Kind, WorldItem Item, int Index);
