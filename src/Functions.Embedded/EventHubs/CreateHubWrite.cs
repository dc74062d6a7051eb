namespace Functions.Embedded.EventHubs;

/// <summary>Makes a hub, unless it is there.</summary>
internal sealed class CreateHubWrite(string name, int partitions, HubLog log) : HubWrite
{
    private Hub? _made;

    /// <inheritdoc/>
    public override void Apply(HubTransaction transaction) =>
        _made = log.FindHub(name) is null ? transaction.CreateHub(name, partitions) : null;

    /// <inheritdoc/>
    public override void Committed()
    {
        if (_made is not null)
        {
            log.Know(_made);
        }
    }
}
