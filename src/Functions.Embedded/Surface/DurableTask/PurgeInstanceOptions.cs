namespace Microsoft.DurableTask.Client;

/// <summary>How an orchestration is removed.</summary>
/// <param name="Recursive">Whether its ended sub-orchestrations are removed with it.</param>
public record PurgeInstanceOptions(bool Recursive = false);
