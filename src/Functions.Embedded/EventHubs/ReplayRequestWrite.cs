namespace Functions.Embedded.EventHubs;

/// <summary>Puts dead letters up for another try.</summary>
internal sealed class ReplayRequestWrite(Hub hub, string? function) : HubWrite
{
    /// <summary>Gets how many were put up.</summary>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public override void Apply(HubTransaction transaction) => Count = hub.Partitions.Sum(p => transaction.RequestReplay(p, function));

    /// <inheritdoc/>
    public override void Committed()
    {
        foreach (HubPartition partition in hub.Partitions)
        {
            partition.AnnounceReplay();
        }
    }
}
