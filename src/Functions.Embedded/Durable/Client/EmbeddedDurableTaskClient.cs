using System.Diagnostics;
using System.Text.Json;
using Functions.Embedded.Durable.Storage;
using Functions.Embedded.Durable.Storage.Changes;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable.Client;

/// <summary>The client of the embedded engine: what it returns from is durable.</summary>
internal sealed partial class EmbeddedDurableTaskClient(
    DurableEngine engine,
    DurableFunctions functions,
    IInstanceIds ids,
    TimeProvider clock,
    ILogger<EmbeddedDurableTaskClient> logger) : DurableTaskClient("embedded")
{
    private static readonly HashSet<OrchestrationRuntimeStatus> Open =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    /// <inheritdoc/>
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        functions.Orchestrator(orchestratorName.Name);
        string id = options?.InstanceId is { Length: > 0 } given ? InstanceIds.Check(given) : ids.New();
        using Activity? asking = DurableTraces.Create(orchestratorName.Name, id);
        NewInstance made = new(
            id,
            orchestratorName.Name,
            options?.Version?.Version ?? string.Empty,
            engine.Payload.Write(input, $"The input of orchestrator '{orchestratorName}'"),
            options?.StartAt?.UtcDateTime,
            options is { Tags.Count: > 0 } ? JsonSerializer.Serialize(options.Tags) : null,
            null,
            DurableTraces.Current());
        return await RunAsync(ClientChanges.Create(made, Forbids(options)), cancellation);
    }

    /// <inheritdoc/>
    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        string? data = engine.Payload.Write(eventPayload, $"The payload of event '{eventName}'");
        return TellAsync(ClientChanges.Raise(instanceId, eventName, data), instanceId, "event", cancellation);
    }

    /// <inheritdoc/>
    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        TellAsync(ClientChanges.Suspend(instanceId, reason), instanceId, "suspend", cancellation);

    /// <inheritdoc/>
    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        TellAsync(ClientChanges.Resume(instanceId, reason), instanceId, "resume", cancellation);

    /// <inheritdoc/>
    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        string? output = engine.Payload.Write(options?.Output, $"The output given to terminate '{instanceId}'");
        return TellAsync(ClientChanges.Terminate(instanceId, output, options?.Recursive ?? false), instanceId, "terminate", cancellation);
    }

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default) =>
        WaitAsync(instanceId, getInputsAndOutputs, row => row.Processed >= 0 || row.State.HasEnded, cancellation);

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default) =>
        WaitAsync(instanceId, getInputsAndOutputs, row => row.State.HasEnded, cancellation);

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default) =>
        Task.FromResult(InstanceQueries.Find(engine.File, instanceId) is { } row ? InstanceQueries.Describe(row, getInputsAndOutputs) : null);

    /// <inheritdoc/>
    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        OrchestrationQuery query = filter ?? new();
        return Pageable.Create((token, size, _) =>
            Task.FromResult(InstanceQueries.List(engine.File, query, token ?? query.ContinuationToken, size ?? query.PageSize)));
    }

    /// <inheritdoc/>
    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default) =>
        new(await RunAsync(Purges.One(instanceId, options?.Recursive ?? false), cancellation), isComplete: true);

    /// <inheritdoc/>
    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        DateTimeOffset end = filter.Timeout is { } timeout ? clock.GetUtcNow() + timeout : DateTimeOffset.MaxValue;
        int removed = 0;
        int last;
        do
        {
            last = await RunAsync(Purges.Matching(filter, options?.Recursive ?? false), cancellation);
            removed += last;
        }
        while (last > 0 && clock.GetUtcNow() < end);

        return new(removed, isComplete: last == 0);
    }

    /// <inheritdoc/>
    public override Task<string> RestartAsync(string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        InstanceRow row = InstanceQueries.Find(engine.File, instanceId)
            ?? throw new ArgumentException($"There is no orchestration '{instanceId}' to restart. It may have been purged; start a new one.", nameof(instanceId));
        NewInstance made = new(restartWithNewInstanceId ? ids.New() : instanceId, row.State.Name, row.Version, row.Input, null, row.Tags, null, DurableTraces.Current());
        return RunAsync(ClientChanges.Create(made, Open), cancellation);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static HashSet<OrchestrationRuntimeStatus> Forbids(StartOrchestrationOptions? options) =>
        options?.DedupeStatuses is { } names
            ? [.. names.Select(name => Enum.TryParse(name, ignoreCase: true, out OrchestrationRuntimeStatus status)
                ? status
                : throw new ArgumentException($"'{name}' in DedupeStatuses is no orchestration status; use {string.Join(", ", Enum.GetNames<OrchestrationRuntimeStatus>())}."))]
            : Open;

    private async Task<T> RunAsync<T>(ClientChange<T> change, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        engine.Store(change);
        return await change.Done.WaitAsync(cancellation);
    }

    private async Task TellAsync(ClientChange<bool> change, string instanceId, string what, CancellationToken cancellation)
    {
        if (!await RunAsync(change, cancellation))
        {
            Log.Dropped(logger, what, instanceId);
        }
    }

    private async Task<OrchestrationMetadata> WaitAsync(string instanceId, bool payloads, Func<InstanceRow, bool> isThere, CancellationToken cancellation)
    {
        while (true)
        {
            Task changed = engine.Signals.Next(instanceId);
            InstanceRow row = InstanceQueries.Find(engine.File, instanceId)
                ?? throw new InvalidOperationException($"There is no orchestration '{instanceId}' to wait for. Check the id; it may have been purged.");
            if (isThere(row))
            {
                return InstanceQueries.Describe(row, payloads);
            }

            await changed.WaitAsync(cancellation);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(40, LogLevel.Warning, "Dropped {What} for orchestration '{InstanceId}': it does not exist, has ended, or is so already")]
        internal static partial void Dropped(ILogger logger, string what, string instanceId);
    }
}
