namespace Microsoft.DurableTask;

/// <summary>Decides in the orchestrator whether a failed task is tried again, and may await durable timers before.</summary>
/// <param name="retryContext">What is known of the failure.</param>
/// <returns>True to try again.</returns>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
