namespace Microsoft.DurableTask;

/// <summary>How often and when a failed task is tried again.</summary>
public class RetryPolicy
{
    private static readonly Func<Exception, bool> Always = static _ => true;

    /// <summary>Initializes a new instance of the <see cref="RetryPolicy"/> class.</summary>
    /// <param name="maxNumberOfAttempts">Attempts in all, the first included; at least 1.</param>
    /// <param name="firstRetryInterval">The wait before the second attempt; above zero.</param>
    /// <param name="backoffCoefficient">What each wait is multiplied with for the next; at least 1.</param>
    /// <param name="maxRetryInterval">The longest wait; null for one hour.</param>
    /// <param name="retryTimeout">How long after the first attempt retries may still start; null for no limit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1.0,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNumberOfAttempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstRetryInterval, TimeSpan.Zero);
        if (double.IsNaN(backoffCoefficient) || double.IsInfinity(backoffCoefficient) || backoffCoefficient < 1.0)
        {
            throw new ArgumentOutOfRangeException(nameof(backoffCoefficient), backoffCoefficient, "Give a finite number, at least 1.");
        }

        if (maxRetryInterval is { } longest && longest < firstRetryInterval)
        {
            throw new ArgumentOutOfRangeException(nameof(maxRetryInterval), longest, $"Give at least the first interval, {firstRetryInterval}.");
        }

        if (retryTimeout is { } timeout && timeout < firstRetryInterval)
        {
            throw new ArgumentOutOfRangeException(nameof(retryTimeout), timeout, $"Give at least the first interval, {firstRetryInterval}.");
        }

        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
        Handle = Always;
        HandleAsync = _ => Task.FromResult(Handle(_));
    }

    /// <summary>Gets the number of attempts in all, the first included.</summary>
    public int MaxNumberOfAttempts { get; }

    /// <summary>Gets the wait before the second attempt.</summary>
    public TimeSpan FirstRetryInterval { get; }

    /// <summary>Gets what each wait is multiplied with for the next. The default is 1.</summary>
    public double BackoffCoefficient { get; }

    /// <summary>Gets the longest wait. The default is one hour.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>Gets how long after the first attempt retries may still start.</summary>
    /// <value>The default is <see cref="Timeout.InfiniteTimeSpan"/>.</value>
    public TimeSpan RetryTimeout { get; }

    /// <summary>Gets what decides by the exception whether to try again. The default is always.</summary>
    public Func<Exception, bool> Handle { get; private set; }

    /// <summary>Gets or sets what decides by the exception whether to try again. The default asks <see cref="Handle"/>.</summary>
    public Func<Exception, Task<bool>> HandleAsync { get; set; }

    /// <summary>Sets what decides by the failure whether to try again.</summary>
    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init => Handle = exception => exception is TaskFailedException failed && value(failed.FailureDetails);
    }
}
