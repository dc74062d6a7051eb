#nullable disable // The official type carries no null annotations; function classes must compile alike against both.

namespace Azure.Messaging.EventHubs;

/// <summary>What a hub is.</summary>
public class EventHubProperties
{
    /// <summary>Initializes a new instance of the <see cref="EventHubProperties"/> class.</summary>
    /// <param name="name">The hub's name.</param>
    /// <param name="createdOn">When it was made.</param>
    /// <param name="partitionIds">Its partitions.</param>
    protected internal EventHubProperties(string name, DateTimeOffset createdOn, string[] partitionIds)
    {
        Name = name;
        CreatedOn = createdOn;
        PartitionIds = partitionIds;
    }

    /// <summary>Gets the hub's name.</summary>
    public string Name { get; }

    /// <summary>Gets when the hub was made.</summary>
    public DateTimeOffset CreatedOn { get; }

    /// <summary>Gets the partitions, in order.</summary>
    public string[] PartitionIds { get; }
}
