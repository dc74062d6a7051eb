using System.Security.Cryptography;
using System.Text;
using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable.Orchestrations;

/// <summary>The context that orchestrators of the embedded engine get.</summary>
internal sealed class EmbeddedOrchestrationContext(OrchestrationExecution execution, Payload payload, ILoggerFactory loggers) : TaskOrchestrationContext
{
    private readonly InstanceRow _row = execution.Row;
    private readonly Payload _payload = payload;
    private int _guids;

    /// <inheritdoc/>
    public override TaskName Name => new(_row.State.Name);

    /// <inheritdoc/>
    public override string InstanceId => _row.State.Id;

    /// <inheritdoc/>
    public override string Version => _row.Version;

    /// <inheritdoc/>
    public override ParentOrchestrationInstance? Parent { get; } =
        execution.Row.State.Parent is { } parent ? new(new TaskName(parent.Name), parent.Id) : null;

    /// <inheritdoc/>
    public override DateTime CurrentUtcDateTime => execution.Now;

    /// <inheritdoc/>
    public override bool IsReplaying => execution.IsReplaying;

    /// <inheritdoc/>
    protected override ILoggerFactory LoggerFactory => loggers;

    /// <inheritdoc/>
    public override T? GetInput<T>()
        where T : default => Payload.Read<T>(_row.Input);

    /// <inheritdoc/>
    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
        Retries.RunAsync(this, options?.Retry, () => CallOnceAsync<TResult>(
            HistoryKind.ActivityScheduled,
            name.Name,
            null,
            () => _payload.Write(input, $"The input of activity '{name}'")));

    /// <inheritdoc/>
    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        SubOrchestrationOptions? sub = options as SubOrchestrationOptions;
        string version = (sub?.Version ?? options?.Version)?.Version ?? string.Empty;
        string id = sub?.InstanceId is { Length: > 0 } given ? InstanceIds.Check(given) : NewGuid().ToString("N");
        return Retries.RunAsync(this, options?.Retry, () => CallOnceAsync<TResult>(
            HistoryKind.SubOrchestrationCreated,
            orchestratorName.Name,
            id,
            () => StepData.SubOrchestration(version, _payload.Write(input, $"The input of sub-orchestration '{orchestratorName}'"))));
    }

    /// <inheritdoc/>
    public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        DateTime due = fireAt.Kind == DateTimeKind.Local ? fireAt.ToUniversalTime() : DateTime.SpecifyKind(fireAt, DateTimeKind.Utc);
        (int id, Task<string?> fired) = execution.Ask(HistoryKind.TimerCreated, null, null, () => StepData.Timer(due));
        using (cancellationToken.Register(() => execution.Cancel(id, cancellationToken)))
        {
            await fired;
        }
    }

    /// <inheritdoc/>
    public override async Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        execution.CheckThread();
        return Payload.Read<T>(await execution.Inbox.Take(eventName, cancellationToken))!;
    }

    /// <inheritdoc/>
    public override void SendEvent(string instanceId, string eventName, object payload) =>
        execution.Ask(HistoryKind.EventSent, eventName, instanceId, () => _payload.Write(payload, $"The payload of event '{eventName}'"));

    /// <inheritdoc/>
    public override void SetCustomStatus(object? customStatus)
    {
        execution.CheckThread();
        execution.CustomStatus = _payload.Write(customStatus, $"The custom status of orchestrator '{Name}'");
    }

    /// <inheritdoc/>
    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new() { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    /// <inheritdoc/>
    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        execution.CheckThread();
        execution.Next = options;
    }

    /// <inheritdoc/>
    public override Guid NewGuid()
    {
        execution.CheckThread();
        string name = FormattableString.Invariant($"{InstanceId}|{_row.State.Key}|{_row.State.Generation}|{execution.Now.Ticks}|{_guids++}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);

        // Version 8 (made of other data) and the usual variant, as RFC 9562 sets them.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash[..16], bigEndian: true);
    }

    private async Task<T> CallOnceAsync<T>(HistoryKind kind, string name, string? target, Func<string?> data) =>
        Payload.Read<T>(await execution.Ask(kind, name, target, data).Answer)!;
}
