namespace Microsoft.DurableTask.Client;

/// <summary>Which orchestrations to list.</summary>
/// <param name="CreatedFrom">The earliest creation; null for any.</param>
/// <param name="CreatedTo">The latest creation; null for any.</param>
/// <param name="Statuses">The statuses; null for any.</param>
/// <param name="TaskHubNames">The hubs; the embedded runtime has one and does not read this.</param>
/// <param name="InstanceIdPrefix">What instance ids start with; null for any.</param>
/// <param name="PageSize">Instances on a page.</param>
/// <param name="FetchInputsAndOutputs">Whether payloads are read.</param>
/// <param name="ContinuationToken">Where to start; null for the beginning.</param>
public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null,
    int PageSize = OrchestrationQuery.DefaultPageSize,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null)
{
    /// <summary>The instances on a page when nothing else is asked for.</summary>
    public const int DefaultPageSize = 100;
}
