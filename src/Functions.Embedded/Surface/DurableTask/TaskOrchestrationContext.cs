using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>What an orchestrator may use; all of it gives the same on replay.</summary>
public abstract partial class TaskOrchestrationContext
{
    /// <summary>Gets the orchestrator's name.</summary>
    public abstract TaskName Name { get; }

    /// <summary>Gets the instance id.</summary>
    public abstract string InstanceId { get; }

    /// <summary>Gets the orchestration that started this one; null for none.</summary>
    public abstract ParentOrchestrationInstance? Parent { get; }

    /// <summary>Gets the time in UTC of the event being handled.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>Gets a value indicating whether the code runs again for what was handled before.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>Gets the version started; empty for none.</summary>
    public virtual string Version => string.Empty;

    /// <summary>Gets values of the host; empty here.</summary>
    public virtual IReadOnlyDictionary<string, object?> Properties { get; } = new Dictionary<string, object?>();

    /// <summary>Gets a factory of loggers that are silent while replaying.</summary>
    public virtual ILoggerFactory ReplaySafeLoggerFactory => new ReplaySafeLoggers(this);

    /// <summary>Gets the factory of plain loggers.</summary>
    protected abstract ILoggerFactory LoggerFactory { get; }

    /// <summary>Reads the input.</summary>
    /// <typeparam name="T">The type to read it as.</typeparam>
    /// <returns>The type's default value when there is none.</returns>
    public abstract T? GetInput<T>();

    /// <summary>Runs an activity.</summary>
    /// <param name="name">Which activity.</param>
    /// <param name="options">How; null for once.</param>
    /// <exception cref="TaskFailedException">When awaited: the activity failed.</exception>
    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) => CallActivityAsync(name, null, options);

    /// <summary>Runs an activity.</summary>
    /// <param name="name">Which activity.</param>
    /// <param name="input">Its input; at most 1 MB as JSON.</param>
    /// <param name="options">How; null for once.</param>
    /// <exception cref="TaskFailedException">When awaited: the activity failed.</exception>
    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallActivityAsync<object>(name, input, options);

    /// <summary>Runs an activity.</summary>
    /// <typeparam name="TResult">What it returns.</typeparam>
    /// <param name="name">Which activity.</param>
    /// <param name="options">How; null for once.</param>
    /// <exception cref="TaskFailedException">When awaited: the activity failed.</exception>
    public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options) =>
        CallActivityAsync<TResult>(name, null, options);

    /// <summary>Runs an activity.</summary>
    /// <typeparam name="TResult">What it returns.</typeparam>
    /// <param name="name">Which activity.</param>
    /// <param name="input">Its input; at most 1 MB as JSON.</param>
    /// <param name="options">How; null for once.</param>
    /// <exception cref="TaskFailedException">When awaited: the activity failed.</exception>
    public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

    /// <summary>Waits for a length of time that survives restarts.</summary>
    /// <param name="delay">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken) =>
        CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>Waits until a time, over restarts.</summary>
    /// <param name="fireAt">The time, in UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>Waits for an event from outside; one that came early is taken at once.</summary>
    /// <typeparam name="T">What the event carries.</typeparam>
    /// <param name="eventName">Its name; case does not matter.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <summary>Waits for an event from outside, but not for ever.</summary>
    /// <typeparam name="T">What the event carries.</typeparam>
    /// <param name="eventName">Its name; case does not matter.</param>
    /// <param name="timeout">How long.</param>
    /// <exception cref="TaskCanceledException">When awaited: no event came in time.</exception>
    public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout) =>
        WaitForExternalEvent<T>(eventName, timeout, CancellationToken.None);

    /// <summary>Waits for an event from outside, but not for ever.</summary>
    /// <typeparam name="T">What the event carries.</typeparam>
    /// <param name="eventName">Its name; case does not matter.</param>
    /// <param name="timeout">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TaskCanceledException">When awaited: no event came in time.</exception>
    public async Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timerStop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using CancellationTokenSource eventStop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        Task timer = CreateTimer(timeout, timerStop.Token);
        Task<T> raised = WaitForExternalEvent<T>(eventName, eventStop.Token);
        Task first = await Task.WhenAny(timer, raised);

        // Cancelled in step, not through CancelAsync: that would leave the orchestration's thread.
        Cancel(first == raised ? timerStop : eventStop);
        return await raised;
    }

    /// <summary>Sends an event to another orchestration.</summary>
    /// <param name="instanceId">To which.</param>
    /// <param name="eventName">The event's name.</param>
    /// <param name="payload">What it carries; at most 1 MB as JSON.</param>
    public abstract void SendEvent(string instanceId, string eventName, object payload);

    /// <summary>Sets the status that clients can read.</summary>
    /// <param name="customStatus">The status; null for none.</param>
    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>Runs another orchestration.</summary>
    /// <param name="orchestratorName">Which.</param>
    /// <param name="options">How; null for once.</param>
    /// <exception cref="TaskFailedException">When awaited: it failed.</exception>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync(orchestratorName, null, options);

    /// <summary>Runs another orchestration.</summary>
    /// <param name="orchestratorName">Which.</param>
    /// <param name="input">Its input; at most 1 MB as JSON.</param>
    /// <param name="options">How; null for once.</param>
    /// <exception cref="TaskFailedException">When awaited: it failed.</exception>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        CallSubOrchestratorAsync<object>(orchestratorName, input, options);

    /// <summary>Runs another orchestration.</summary>
    /// <typeparam name="TResult">What it returns.</typeparam>
    /// <param name="orchestratorName">Which.</param>
    /// <param name="options">How; null for once.</param>
    /// <exception cref="TaskFailedException">When awaited: it failed.</exception>
    public virtual Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options) =>
        CallSubOrchestratorAsync<TResult>(orchestratorName, null, options);

    /// <summary>Runs another orchestration.</summary>
    /// <typeparam name="TResult">What it returns.</typeparam>
    /// <param name="orchestratorName">Which.</param>
    /// <param name="input">Its input; at most 1 MB as JSON.</param>
    /// <param name="options">How; null for once.</param>
    /// <exception cref="TaskFailedException">When awaited: it failed.</exception>
    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    /// <summary>Starts over with an empty history once the orchestrator returns.</summary>
    /// <param name="newInput">The next input.</param>
    /// <param name="preserveUnprocessedEvents">Whether events not waited for are kept.</param>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    /// <summary>Starts over with an empty history once the orchestrator returns.</summary>
    /// <param name="options">The next input and what is kept.</param>
    public virtual void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ContinueAsNew(options.NewInput, options.PreserveUnprocessedEvents);
    }

    /// <summary>Makes an id that is the same on replay.</summary>
    public abstract Guid NewGuid();

    /// <summary>Makes a logger that is silent while replaying.</summary>
    /// <param name="categoryName">Its category.</param>
    public virtual ILogger CreateReplaySafeLogger(string categoryName) => ReplaySafe(LoggerFactory.CreateLogger(categoryName));

    /// <summary>Makes a logger that is silent while replaying.</summary>
    /// <param name="type">Its category.</param>
    public virtual ILogger CreateReplaySafeLogger(Type type) => ReplaySafe(LoggerFactory.CreateLogger(type));

    /// <summary>Makes a logger that is silent while replaying.</summary>
    /// <typeparam name="T">Its category.</typeparam>
    public virtual ILogger CreateReplaySafeLogger<T>() => ReplaySafe(LoggerFactory.CreateLogger<T>());

    private static void Cancel(CancellationTokenSource source) => source.Cancel();
}
