namespace Functions.Embedded.EventHubs;

/// <summary>Removes the dead letters that another try took, and sets the others aside again.</summary>
internal sealed class ReplayDoneWrite(HubPartition partition, string group, string function, IReadOnlyList<long> sequences, IReadOnlyList<DeadEvent> dead) : HubWrite
{
    /// <inheritdoc/>
    public override void Apply(HubTransaction transaction)
    {
        Dictionary<long, DeadEvent> failed = dead.ToDictionary(d => d.Event.SequenceNumber);
        foreach (long sequence in sequences)
        {
            transaction.EndReplay(partition, group, function, sequence, failed.GetValueOrDefault(sequence));
        }
    }
}
