using Azure.Messaging.EventHubs;

namespace Functions.Embedded.EventHubs;

/// <summary>Events as a function's parameter takes them.</summary>
/// <param name="Value">The parameter's value.</param>
/// <param name="Events">The events in it.</param>
/// <param name="Unbound">The events whose body the parameter's type does not fit.</param>
internal sealed record BoundEvents(object? Value, IReadOnlyList<EventData> Events, IReadOnlyList<DeadEvent> Unbound);
