namespace Microsoft.DurableTask;

/// <summary>How an orchestration is started.</summary>
public record StartOrchestrationOptions
{
    /// <summary>Initializes a new instance of the <see cref="StartOrchestrationOptions"/> class.</summary>
    /// <param name="InstanceId">The instance id; null for a new one.</param>
    /// <param name="StartAt">When it starts; null for now.</param>
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    /// <summary>Initializes a new instance of the <see cref="StartOrchestrationOptions"/> class as a copy.</summary>
    /// <param name="options">What to copy.</param>
    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
        Tags = options.Tags;
        Version = options.Version;
        DedupeStatuses = options.DedupeStatuses;
    }

    /// <summary>Gets the instance id; null for a new one.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Gets when it starts; null for now.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Gets the labels.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the version to start; null for any.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>Gets the statuses in which an instance of the same id keeps a new one from starting.</summary>
    /// <value>Null for pending, running and suspended.</value>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
