using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Sends what a function returns to an event hub.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class EventHubOutputAttribute : OutputBindingAttribute
{
    /// <summary>Initializes a new instance of the <see cref="EventHubOutputAttribute"/> class.</summary>
    /// <param name="eventHubName">The hub's name, or <c>%Setting%</c>.</param>
    public EventHubOutputAttribute(string eventHubName) => EventHubName = eventHubName;

    /// <summary>Gets the hub's name, or <c>%Setting%</c>.</summary>
    public string EventHubName { get; }

    /// <summary>Gets or sets the name of the setting that says how to reach the hub; the embedded log needs none.</summary>
    public string? Connection { get; set; }
}
