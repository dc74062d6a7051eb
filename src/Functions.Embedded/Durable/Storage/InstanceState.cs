using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable.Storage;

/// <summary>What a change of an orchestration must know of it.</summary>
/// <param name="Key">Its number; never used again.</param>
/// <param name="Id">Its instance id.</param>
/// <param name="Name">The orchestrator's name.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Generation">How often it started over.</param>
/// <param name="Parent">Who waits for it; null for nobody.</param>
/// <param name="StartedAt">When this generation started, in UTC.</param>
/// <param name="Trace">The span it was asked for in; null for none.</param>
internal sealed record InstanceState(
    long Key,
    string Id,
    string Name,
    OrchestrationRuntimeStatus Status,
    int Generation,
    ParentLink? Parent,
    DateTime StartedAt,
    string? Trace)
{
    /// <summary>Gets a value indicating whether it ended.</summary>
    internal bool HasEnded => Status is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated;
}
