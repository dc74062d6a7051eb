#nullable disable // The official type carries no null annotations; function classes must compile alike against both.

namespace Azure.Messaging.EventHubs;

/// <summary>An operation on an event hub failed.</summary>
public partial class EventHubsException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="EventHubsException"/> class.</summary>
    /// <param name="isTransient">Whether trying again can help.</param>
    /// <param name="eventHubName">The hub.</param>
    public EventHubsException(bool isTransient, string eventHubName)
        : this(isTransient, eventHubName, null, FailureReason.GeneralError, null)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EventHubsException"/> class.</summary>
    /// <param name="isTransient">Whether trying again can help.</param>
    /// <param name="eventHubName">The hub.</param>
    /// <param name="reason">Why it failed.</param>
    public EventHubsException(bool isTransient, string eventHubName, FailureReason reason)
        : this(isTransient, eventHubName, null, reason, null)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EventHubsException"/> class.</summary>
    /// <param name="isTransient">Whether trying again can help.</param>
    /// <param name="eventHubName">The hub.</param>
    /// <param name="message">What failed, which value, and the fix.</param>
    public EventHubsException(bool isTransient, string eventHubName, string message)
        : this(isTransient, eventHubName, message, FailureReason.GeneralError, null)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EventHubsException"/> class.</summary>
    /// <param name="isTransient">Whether trying again can help.</param>
    /// <param name="eventHubName">The hub.</param>
    /// <param name="message">What failed, which value, and the fix.</param>
    /// <param name="reason">Why it failed.</param>
    public EventHubsException(bool isTransient, string eventHubName, string message, FailureReason reason)
        : this(isTransient, eventHubName, message, reason, null)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EventHubsException"/> class.</summary>
    /// <param name="isTransient">Whether trying again can help.</param>
    /// <param name="eventHubName">The hub.</param>
    /// <param name="message">What failed, which value, and the fix.</param>
    /// <param name="innerException">The cause.</param>
    public EventHubsException(bool isTransient, string eventHubName, string message, Exception innerException)
        : this(isTransient, eventHubName, message, FailureReason.GeneralError, innerException)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="EventHubsException"/> class.</summary>
    /// <param name="isTransient">Whether trying again can help.</param>
    /// <param name="eventHubName">The hub.</param>
    /// <param name="message">What failed, which value, and the fix.</param>
    /// <param name="reason">Why it failed.</param>
    /// <param name="innerException">The cause.</param>
    public EventHubsException(bool isTransient, string eventHubName, string message, FailureReason reason, Exception innerException)
        : base(message ?? $"An operation on event hub '{eventHubName}' failed: {reason}.", innerException)
    {
        IsTransient = isTransient;
        EventHubName = eventHubName;
        Reason = reason;
    }

    /// <summary>Initializes a new instance of the <see cref="EventHubsException"/> class, transient where the reason is.</summary>
    /// <param name="eventHubName">The hub.</param>
    /// <param name="message">What failed, which value, and the fix.</param>
    /// <param name="reason">Why it failed.</param>
    public EventHubsException(string eventHubName, string message, FailureReason reason)
        : this(
            reason is FailureReason.ServiceCommunicationProblem or FailureReason.ServiceTimeout or FailureReason.ServiceBusy,
            eventHubName,
            message,
            reason,
            null)
    {
    }

    /// <summary>Gets a value indicating whether trying again can help.</summary>
    public bool IsTransient { get; }

    /// <summary>Gets the hub's name.</summary>
    public string EventHubName { get; }

    /// <summary>Gets why the operation failed.</summary>
    public FailureReason Reason { get; }
}
