namespace Microsoft.DurableTask;

/// <summary>Decides in the orchestrator whether a failed task is tried again.</summary>
/// <param name="retryContext">What is known of the failure.</param>
/// <returns>True to try again.</returns>
public delegate bool RetryHandler(RetryContext retryContext);
