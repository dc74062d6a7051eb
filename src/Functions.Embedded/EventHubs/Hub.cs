namespace Functions.Embedded.EventHubs;

/// <summary>One hub of the log.</summary>
/// <param name="Name">The name as first used; compared without regard to case.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Partitions">The partitions, in order.</param>
internal sealed record Hub(string Name, DateTimeOffset CreatedAt, IReadOnlyList<HubPartition> Partitions)
{
    private uint _turn;

    /// <summary>Gives the partitions one after the other.</summary>
    public HubPartition NextInTurn() => Partitions[(int)((Interlocked.Increment(ref _turn) - 1) % (uint)Partitions.Count)];
}
