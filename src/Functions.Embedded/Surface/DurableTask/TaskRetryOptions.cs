namespace Microsoft.DurableTask;

/// <summary>A retry policy or a retry handler.</summary>
public sealed class TaskRetryOptions
{
    /// <summary>Initializes a new instance of the <see cref="TaskRetryOptions"/> class.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentNullException">The policy is null.</exception>
    public TaskRetryOptions(RetryPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Policy = policy;
    }

    /// <summary>Initializes a new instance of the <see cref="TaskRetryOptions"/> class.</summary>
    /// <param name="handler">The handler.</param>
    /// <exception cref="ArgumentNullException">The handler is null.</exception>
    public TaskRetryOptions(AsyncRetryHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Handler = handler;
    }

    /// <summary>Gets the policy; null when there is a handler.</summary>
    public RetryPolicy? Policy { get; }

    /// <summary>Gets the handler; null when there is a policy.</summary>
    public AsyncRetryHandler? Handler { get; }

    /// <summary>Makes a policy an option.</summary>
    public static implicit operator TaskRetryOptions(RetryPolicy policy) => FromRetryPolicy(policy);

    /// <summary>Makes a handler an option.</summary>
    public static implicit operator TaskRetryOptions(AsyncRetryHandler handler) => FromRetryHandler(handler);

    /// <summary>Makes a policy an option.</summary>
    public static TaskRetryOptions FromRetryPolicy(RetryPolicy policy) => new(policy);

    /// <summary>Makes a handler an option.</summary>
    public static TaskRetryOptions FromRetryHandler(AsyncRetryHandler handler) => new(handler);

    /// <summary>Makes a handler an option.</summary>
    public static TaskRetryOptions FromRetryHandler(RetryHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return new(context => Task.FromResult(handler(context)));
    }
}
