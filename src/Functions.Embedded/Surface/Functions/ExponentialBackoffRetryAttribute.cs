namespace Microsoft.Azure.Functions.Worker;

/// <summary>Repeats a failed call after a time that doubles with each attempt.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    /// <summary>Initializes a new instance of the <see cref="ExponentialBackoffRetryAttribute"/> class.</summary>
    /// <param name="maxRetryCount">How often at most; -1 means without end.</param>
    /// <param name="minimumInterval">The time before the first repeat, as <c>hh:mm:ss</c>.</param>
    /// <param name="maximumInterval">The longest time between two attempts, as <c>hh:mm:ss</c>.</param>
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        MaxRetryCount = maxRetryCount;
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
    }

    /// <summary>Gets the time before the first repeat, as <c>hh:mm:ss</c>.</summary>
    public string MinimumInterval { get; }

    /// <summary>Gets the longest time between two attempts, as <c>hh:mm:ss</c>.</summary>
    public string MaximumInterval { get; }
}
