using Microsoft.DurableTask.Internal;

namespace Microsoft.DurableTask.Client;

/// <summary>Starts, watches and steers orchestrations.</summary>
public abstract class DurableTaskClient : IOrchestrationSubmitter, IAsyncDisposable
{
    /// <summary>Initializes a new instance of the <see cref="DurableTaskClient"/> class.</summary>
    /// <param name="name">The client's name.</param>
    protected DurableTaskClient(string name) => Name = name;

    /// <summary>Gets the client's name.</summary>
    public string Name { get; }

    /// <summary>Starts an orchestration without input.</summary>
    /// <param name="orchestratorName">Which.</param>
    /// <param name="cancellation">Ends the call, not the orchestration.</param>
    /// <returns>The instance id.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, CancellationToken cancellation) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, null, null, cancellation);

    /// <summary>Starts an orchestration.</summary>
    /// <param name="orchestratorName">Which.</param>
    /// <param name="input">Its input; at most 1 MB as JSON.</param>
    /// <param name="cancellation">Ends the call, not the orchestration.</param>
    /// <returns>The instance id.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input, CancellationToken cancellation) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, null, cancellation);

    /// <summary>Starts an orchestration without input.</summary>
    /// <param name="orchestratorName">Which.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the call, not the orchestration.</param>
    /// <returns>The instance id.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        StartOrchestrationOptions options,
        CancellationToken cancellation = default) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, null, options, cancellation);

    /// <inheritdoc/>
    public abstract Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default);

    /// <summary>Sends an event without payload.</summary>
    /// <param name="instanceId">To which instance; nothing happens when it is unknown or ended.</param>
    /// <param name="eventName">The event's name.</param>
    /// <param name="cancellation">Ends the call.</param>
    public virtual Task RaiseEventAsync(string instanceId, string eventName, CancellationToken cancellation) =>
        RaiseEventAsync(instanceId, eventName, null, cancellation);

    /// <summary>Sends an event.</summary>
    /// <param name="instanceId">To which instance; nothing happens when it is unknown or ended.</param>
    /// <param name="eventName">The event's name.</param>
    /// <param name="eventPayload">What it carries; at most 1 MB as JSON.</param>
    /// <param name="cancellation">Ends the call.</param>
    public abstract Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default);

    /// <summary>Waits until an instance has started.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public virtual Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, CancellationToken cancellation) =>
        WaitForInstanceStartAsync(instanceId, false, cancellation);

    /// <summary>Waits until an instance has started.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="getInputsAndOutputs">Whether payloads are read.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public abstract Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default);

    /// <summary>Waits until an instance has ended.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public virtual Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, CancellationToken cancellation) =>
        WaitForInstanceCompletionAsync(instanceId, false, cancellation);

    /// <summary>Waits until an instance has ended.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="getInputsAndOutputs">Whether payloads are read.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public abstract Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default);

    /// <summary>Ends an instance.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="cancellation">Ends the call.</param>
    public virtual Task TerminateInstanceAsync(string instanceId, CancellationToken cancellation) =>
        TerminateInstanceAsync(instanceId, (TerminateInstanceOptions?)null, cancellation);

    /// <summary>Ends an instance.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="output">What becomes its output.</param>
    /// <param name="cancellation">Ends the call.</param>
    public virtual Task TerminateInstanceAsync(string instanceId, object? output, CancellationToken cancellation = default) =>
        TerminateInstanceAsync(instanceId, output as TerminateInstanceOptions ?? new TerminateInstanceOptions(output), cancellation);

    /// <summary>Ends an instance.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="options">Its output, and whether its sub-orchestrations end too.</param>
    /// <param name="cancellation">Ends the call.</param>
    public virtual Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} cannot terminate instances.");

    /// <summary>Pauses an instance.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="cancellation">Ends the call.</param>
    public virtual Task SuspendInstanceAsync(string instanceId, CancellationToken cancellation) =>
        SuspendInstanceAsync(instanceId, null, cancellation);

    /// <summary>Pauses an instance.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="reason">Why; null for not told.</param>
    /// <param name="cancellation">Ends the call.</param>
    public abstract Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default);

    /// <summary>Goes on with a paused instance.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="cancellation">Ends the call.</param>
    public virtual Task ResumeInstanceAsync(string instanceId, CancellationToken cancellation) =>
        ResumeInstanceAsync(instanceId, null, cancellation);

    /// <summary>Goes on with a paused instance.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="reason">Why; null for not told.</param>
    /// <param name="cancellation">Ends the call.</param>
    public abstract Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default);

    /// <summary>Looks up an instance.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Null when there is none.</returns>
    public virtual Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, CancellationToken cancellation) =>
        GetInstanceAsync(instanceId, false, cancellation);

    /// <summary>Looks up an instance.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="getInputsAndOutputs">Whether payloads are read.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Null when there is none.</returns>
    public virtual Task<OrchestrationMetadata?> GetInstanceAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default) =>
        GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation);

    /// <summary>Looks up an instance.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Null when there is none.</returns>
    public virtual Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, CancellationToken cancellation) =>
        GetInstancesAsync(instanceId, false, cancellation);

    /// <summary>Looks up an instance.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="getInputsAndOutputs">Whether payloads are read.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Null when there is none.</returns>
    public abstract Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default);

    /// <summary>Lists instances, in order of creation.</summary>
    /// <param name="filter">Which; null for all.</param>
    public abstract AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null);

    /// <summary>Removes an ended instance.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="cancellation">Ends the call.</param>
    public virtual Task<PurgeResult> PurgeInstanceAsync(string instanceId, CancellationToken cancellation) =>
        PurgeInstanceAsync(instanceId, null, cancellation);

    /// <summary>Removes an ended instance.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="options">Whether its sub-orchestrations are removed too.</param>
    /// <param name="cancellation">Ends the call.</param>
    public virtual Task<PurgeResult> PurgeInstanceAsync(
        string instanceId,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} cannot purge instances.");

    /// <summary>Removes ended instances.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellation">Ends the call.</param>
    public virtual Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, CancellationToken cancellation) =>
        PurgeAllInstancesAsync(filter, null, cancellation);

    /// <summary>Removes ended instances.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="options">Whether their sub-orchestrations are removed too.</param>
    /// <param name="cancellation">Ends the call.</param>
    public virtual Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} cannot purge instances.");

    /// <summary>Starts an orchestration again with the input it had.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="restartWithNewInstanceId">Whether it gets a new id; otherwise it must have ended.</param>
    /// <param name="cancellation">Ends the call, not the orchestration.</param>
    /// <returns>The instance id.</returns>
    public virtual Task<string> RestartAsync(string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} cannot restart instances.");

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
