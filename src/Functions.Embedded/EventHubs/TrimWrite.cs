namespace Functions.Embedded.EventHubs;

/// <summary>Lets go of old events.</summary>
internal sealed class TrimWrite : HubWrite
{
    /// <inheritdoc/>
    public override void Apply(HubTransaction transaction)
    {
        transaction.Trim.ByAge();
        transaction.Trim.BySize(incoming: 0);
    }
}
