using Azure.Messaging.EventHubs;

namespace Functions.Embedded.EventHubs;

/// <summary>An event that a function could not take.</summary>
/// <param name="Event">The event.</param>
/// <param name="Reason">What went wrong, in words.</param>
/// <param name="Attempts">How often it was tried; 0 when its body could not even be bound.</param>
internal sealed record DeadEvent(EventData Event, string Reason, int Attempts);
