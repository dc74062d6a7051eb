namespace Functions.Embedded.EventHubs;

/// <summary>Adds events at a partition's end.</summary>
internal sealed class AppendWrite(HubPartition partition, EncodedEvents events) : HubWrite
{
    /// <inheritdoc/>
    public override int Size => events.Bytes.Length;

    /// <inheritdoc/>
    public override void Apply(HubTransaction transaction) => transaction.Append(partition, events);
}
