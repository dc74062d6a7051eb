namespace Microsoft.Azure.Functions.Worker;

/// <summary>Asks for failed invocations to be tried again; honoured for timers and event hubs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute : Attribute
{
    /// <summary>Gets or sets how often a failed invocation is tried again; −1 means without end.</summary>
    public int MaxRetryCount { get; set; }
}
