using Functions.Embedded.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Tries a failed invocation again after waits that double, between a minimum and a maximum.</summary>
public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="maxRetryCount">How often to try again; −1 means without end.</param>
    /// <param name="minimumInterval">The first wait as <c>hh:mm:ss</c>; zero or more.</param>
    /// <param name="maximumInterval">The longest wait as <c>hh:mm:ss</c>; at least the minimum.</param>
    /// <exception cref="ArgumentOutOfRangeException">A wait is no time span, or negative.</exception>
    /// <exception cref="ArgumentException">The minimum exceeds the maximum.</exception>
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        TimeSpan minimum = RetryInterval.Parse(minimumInterval, nameof(minimumInterval));
        if (minimum > RetryInterval.Parse(maximumInterval, nameof(maximumInterval)))
        {
            throw new ArgumentException($"The minimum wait {minimumInterval} exceeds the maximum wait {maximumInterval}. Swap them.", nameof(minimumInterval));
        }

        MaxRetryCount = maxRetryCount;
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
    }

    /// <summary>Gets the first wait as <c>hh:mm:ss</c>.</summary>
    public string MinimumInterval { get; }

    /// <summary>Gets the longest wait as <c>hh:mm:ss</c>.</summary>
    public string MaximumInterval { get; }
}
