namespace Microsoft.DurableTask.Client;

/// <summary>How an orchestration is ended from outside.</summary>
/// <param name="Output">What becomes its output.</param>
/// <param name="Recursive">Whether its sub-orchestrations are ended with it.</param>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
