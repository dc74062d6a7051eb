#nullable disable // The official type carries no null annotations; function classes must compile alike against both.

namespace Azure.Messaging.EventHubs.Producer;

/// <summary>Which partition events go to; at most one of the two is set.</summary>
public class SendEventOptions
{
    /// <summary>Gets or sets the partition; null lets the hub choose.</summary>
    public string PartitionId { get; set; }

    /// <summary>Gets or sets a key of at most 128 characters; equal keys go to one partition. Null lets the hub choose.</summary>
    public string PartitionKey { get; set; }
}
