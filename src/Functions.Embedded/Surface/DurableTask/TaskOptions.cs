namespace Microsoft.DurableTask;

/// <summary>How a task is called.</summary>
public record TaskOptions
{
    /// <summary>Initializes a new instance of the <see cref="TaskOptions"/> class.</summary>
    /// <param name="retry">How it is tried again; null for not.</param>
    public TaskOptions(TaskRetryOptions? retry)
        : this(retry, null)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TaskOptions"/> class.</summary>
    /// <param name="retry">How it is tried again; null for not.</param>
    /// <param name="tags">Labels; null for none.</param>
    public TaskOptions(TaskRetryOptions? retry = null, IDictionary<string, string>? tags = null)
    {
        Retry = retry;
        Tags = tags;
    }

    /// <summary>Initializes a new instance of the <see cref="TaskOptions"/> class as a copy.</summary>
    /// <param name="options">What to copy.</param>
    public TaskOptions(TaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Retry = options.Retry;
        Tags = options.Tags;
        Version = options.Version;
    }

    /// <summary>Gets how the task is tried again; null for not.</summary>
    public TaskRetryOptions? Retry { get; init; }

    /// <summary>Gets the labels; null for none.</summary>
    public IDictionary<string, string>? Tags { get; init; }

    /// <summary>Gets the version to call; null for any.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>Makes options of a policy.</summary>
    public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(policy);

    /// <summary>Makes options of a handler.</summary>
    public static TaskOptions FromRetryHandler(AsyncRetryHandler handler) => new(handler);

    /// <summary>Makes options of a handler.</summary>
    public static TaskOptions FromRetryHandler(RetryHandler handler) => new(TaskRetryOptions.FromRetryHandler(handler));

    /// <summary>Makes options for a sub-orchestration with an instance id.</summary>
    public SubOrchestrationOptions WithInstanceId(string instanceId) => new(this, instanceId);
}
