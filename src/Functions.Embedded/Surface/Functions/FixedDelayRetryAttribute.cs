namespace Microsoft.Azure.Functions.Worker;

/// <summary>Repeats a failed call after a fixed time.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FixedDelayRetryAttribute : RetryAttribute
{
    /// <summary>Initializes a new instance of the <see cref="FixedDelayRetryAttribute"/> class.</summary>
    /// <param name="maxRetryCount">How often at most; -1 means without end.</param>
    /// <param name="delayInterval">The time between two attempts, as <c>hh:mm:ss</c>.</param>
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
    {
        MaxRetryCount = maxRetryCount;
        DelayInterval = delayInterval;
    }

    /// <summary>Gets the time between two attempts, as <c>hh:mm:ss</c>.</summary>
    public string DelayInterval { get; }
}
