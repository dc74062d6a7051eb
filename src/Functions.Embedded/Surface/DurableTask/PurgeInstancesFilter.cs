namespace Microsoft.DurableTask.Client;

/// <summary>Which ended orchestrations to remove.</summary>
/// <param name="CreatedFrom">The earliest creation; null for any.</param>
/// <param name="CreatedTo">The latest creation; null for any.</param>
/// <param name="Statuses">The statuses; null for any that is an end.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>Gets how long to go on removing; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }
}
