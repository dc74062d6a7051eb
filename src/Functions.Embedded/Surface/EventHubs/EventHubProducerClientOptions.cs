#nullable disable // The official type carries no null annotations; function classes must compile alike against both.

namespace Azure.Messaging.EventHubs.Producer;

/// <summary>Settings of a producer.</summary>
public class EventHubProducerClientOptions
{
    /// <summary>Gets or sets the producer's name in logs; null takes the hub's.</summary>
    public string Identifier { get; set; }
}
