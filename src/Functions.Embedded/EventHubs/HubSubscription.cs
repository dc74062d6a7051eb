using Functions.Embedded.Hosting;

namespace Functions.Embedded.EventHubs;

/// <summary>A function that reads a hub.</summary>
/// <param name="Function">The function.</param>
/// <param name="Hub">The hub.</param>
/// <param name="Group">The consumer group.</param>
/// <param name="IsBatched">Whether a call gets many events.</param>
/// <param name="Binder">Makes the parameter's value.</param>
/// <param name="Retry">What follows a failed call.</param>
/// <param name="Settings">Batch sizes and checkpoints.</param>
internal sealed record HubSubscription(
    FunctionDescriptor Function,
    Hub Hub,
    string Group,
    bool IsBatched,
    TriggerBinder Binder,
    RetryPlan Retry,
    TriggerSettings Settings);
