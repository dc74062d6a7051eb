namespace Functions.Embedded.EventHubs;

/// <summary>Makes a consumer group known on all partitions of a hub; where it is known it stays where it is.</summary>
internal sealed class SubscribeWrite(Hub hub, string group, InitialOffset start) : HubWrite
{
    private readonly List<(HubPartition Partition, long Next)> _added = [];

    /// <inheritdoc/>
    public override void Apply(HubTransaction transaction)
    {
        _added.Clear();
        foreach (HubPartition partition in hub.Partitions.Where(p => !p.Checkpoints.ContainsKey(group)))
        {
            long next = transaction.FindStart(partition, start);
            transaction.SetCheckpoint(partition, group, next);
            _added.Add((partition, next));
        }
    }

    /// <inheritdoc/>
    public override void Committed()
    {
        foreach ((HubPartition partition, long next) in _added)
        {
            partition.Checkpoints.TryAdd(group, next);
        }
    }
}
