#nullable disable // The official type carries no null annotations; function classes must compile alike against both.

namespace Azure.Messaging.EventHubs.Consumer;

/// <summary>Where events were read.</summary>
public class PartitionContext
{
    /// <summary>Initializes a new instance of the <see cref="PartitionContext"/> class.</summary>
    /// <param name="partitionId">The partition.</param>
    protected internal PartitionContext(string partitionId) => PartitionId = partitionId;

    /// <summary>Initializes a new instance of the <see cref="PartitionContext"/> class.</summary>
    /// <param name="fullyQualifiedNamespace">The namespace.</param>
    /// <param name="eventHubName">The hub.</param>
    /// <param name="consumerGroup">The consumer group.</param>
    /// <param name="partitionId">The partition.</param>
    protected internal PartitionContext(string fullyQualifiedNamespace, string eventHubName, string consumerGroup, string partitionId)
        : this(partitionId)
    {
        FullyQualifiedNamespace = fullyQualifiedNamespace;
        EventHubName = eventHubName;
        ConsumerGroup = consumerGroup;
    }

    /// <summary>Gets the namespace; <c>embedded</c> in the embedded runtime.</summary>
    public string FullyQualifiedNamespace { get; }

    /// <summary>Gets the hub.</summary>
    public string EventHubName { get; }

    /// <summary>Gets the consumer group.</summary>
    public string ConsumerGroup { get; }

    /// <summary>Gets the partition.</summary>
    public string PartitionId { get; }
}
