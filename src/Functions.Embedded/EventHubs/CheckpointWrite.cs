namespace Functions.Embedded.EventHubs;

/// <summary>Moves a consumer group on, and sets aside the events that failed on the way, as one.</summary>
internal sealed class CheckpointWrite(HubPartition partition, string group, string function, long nextSequence, IReadOnlyList<DeadEvent> dead) : HubWrite
{
    /// <inheritdoc/>
    public override void Apply(HubTransaction transaction)
    {
        foreach (DeadEvent item in dead)
        {
            transaction.AddDeadLetter(partition, group, function, item);
        }

        transaction.SetCheckpoint(partition, group, nextSequence);
    }

    /// <inheritdoc/>
    public override void Committed() => partition.Checkpoints[group] = nextSequence;
}
