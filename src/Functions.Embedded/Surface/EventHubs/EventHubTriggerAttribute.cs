using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function when events arrive in an event hub.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventHubTriggerAttribute : TriggerBindingAttribute, ISupportCardinality
{
    /// <summary>Initializes a new instance of the <see cref="EventHubTriggerAttribute"/> class.</summary>
    /// <param name="eventHubName">The hub's name, or <c>%Setting%</c>.</param>
    public EventHubTriggerAttribute(string eventHubName) => EventHubName = eventHubName;

    /// <summary>Gets the hub's name, or <c>%Setting%</c>.</summary>
    public string EventHubName { get; }

    /// <summary>Gets or sets the consumer group, or <c>%Setting%</c>. The default is <c>$Default</c>.</summary>
    public string? ConsumerGroup { get; set; }

    /// <summary>Gets or sets the name of the setting that says how to reach the hub; the embedded log needs none.</summary>
    public string? Connection { get; set; }

    /// <summary>Gets or sets a value indicating whether a call gets many events. The default is true.</summary>
    public bool IsBatched { get; set; } = true;

    /// <inheritdoc/>
    Cardinality ISupportCardinality.Cardinality
    {
        get => IsBatched ? Cardinality.Many : Cardinality.One;
        set => IsBatched = value == Cardinality.Many;
    }
}
