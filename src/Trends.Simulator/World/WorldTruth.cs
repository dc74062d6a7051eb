namespace Trends.Simulator.World;

/// <summary>What the world holds by design: planted trends and, per platform, every item with its fate. Made as it is read.</summary>
public sealed class WorldTruth
{
    private readonly SeededWorld _world;

    internal WorldTruth(SeededWorld world) => _world = world;

    /// <summary>Gets the trends that a detector has to find.</summary>
    public IReadOnlyList<PlantedTrend> Trends => _world.Trends;

    /// <summary>Gets every item of a platform in order of creation.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <returns>Items, those to come and those deleted included.</returns>
    public IEnumerable<ItemTruth> Items(string platform) => _world.Of(platform).Items.Select(Of);

    /// <summary>Gets the items that can be seen at one moment, faults included.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <param name="at">The moment.</param>
    /// <returns>Items in order of creation.</returns>
    public IEnumerable<ItemTruth> Visible(string platform, DateTimeOffset at) =>
        _world.Of(platform).Items.Where(i => i.IsVisible(at)).Select(Of);

    /// <summary>Gets the items that could be seen once and were deleted at the source until one moment.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <param name="at">The moment.</param>
    /// <returns>Items in order of creation.</returns>
    public IEnumerable<ItemTruth> Deleted(string platform, DateTimeOffset at) =>
        _world.Of(platform).Items.Where(i => i.IsDeleted(at)).Select(Of);

    private static ItemTruth Of(WorldItem item) => new(
        item.Id,
        item.Kind,
        item.Author.Id,
        item.Title,
        item.Text(DateTimeOffset.MinValue),
        item.Text(DateTimeOffset.MaxValue),
        item.Tags,
        item.Parent?.Id,
        item.CreatedAt,
        item.StatedAt,
        item.VisibleFrom,
        item.EditedAt,
        item.DeletedAt,
        item.Original?.Id);
}
