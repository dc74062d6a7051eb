namespace Microsoft.DurableTask;

/// <summary>How a sub-orchestration is called.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    /// <summary>Initializes a new instance of the <see cref="SubOrchestrationOptions"/> class.</summary>
    /// <param name="retry">How it is tried again; null for not.</param>
    /// <param name="instanceId">The instance id; null for one derived from the parent.</param>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry) => InstanceId = instanceId;

    /// <summary>Initializes a new instance of the <see cref="SubOrchestrationOptions"/> class.</summary>
    /// <param name="options">The options to take over.</param>
    /// <param name="instanceId">The instance id; null for one derived from the parent.</param>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options)
    {
        InstanceId = instanceId;
        if (options is SubOrchestrationOptions sub)
        {
            InstanceId ??= sub.InstanceId;
            Version = sub.Version;
        }
    }

    /// <summary>Initializes a new instance of the <see cref="SubOrchestrationOptions"/> class as a copy.</summary>
    /// <param name="options">What to copy.</param>
    public SubOrchestrationOptions(SubOrchestrationOptions options)
        : base(options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        Version = options.Version;
    }

    /// <summary>Gets the instance id; null for one derived from the parent.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Gets the version to call; null for any.</summary>
    public new TaskVersion? Version { get; init; }
}
