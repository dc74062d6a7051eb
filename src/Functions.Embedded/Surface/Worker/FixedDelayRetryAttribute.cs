using Functions.Embedded.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Tries a failed invocation again after the same wait each time.</summary>
public sealed class FixedDelayRetryAttribute : RetryAttribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="maxRetryCount">How often to try again; −1 means without end.</param>
    /// <param name="delayInterval">The wait as <c>hh:mm:ss</c>; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The wait is no time span, or negative.</exception>
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
    {
        RetryInterval.Parse(delayInterval, nameof(delayInterval));
        MaxRetryCount = maxRetryCount;
        DelayInterval = delayInterval;
    }

    /// <summary>Gets the wait as <c>hh:mm:ss</c>.</summary>
    public string DelayInterval { get; }
}
