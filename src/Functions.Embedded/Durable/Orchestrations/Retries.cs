using Microsoft.DurableTask;

namespace Functions.Embedded.Durable.Orchestrations;

/// <summary>Tries tasks again inside the orchestrator, so that attempts and waits are steps of its history.</summary>
internal static class Retries
{
    /// <summary>Runs a task once or as its options say.</summary>
    internal static Task<T> RunAsync<T>(TaskOrchestrationContext context, TaskRetryOptions? retry, Func<Task<T>> attempt) => retry switch
    {
        { Policy: { } policy } => RunAsync(context, policy, attempt),
        { Handler: { } handler } => RunAsync(context, handler, attempt),
        _ => attempt(),
    };

    /// <summary>Tells how long to wait after a failed attempt.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="elapsed">The time since the first attempt started.</param>
    /// <returns>Null when it is not tried again.</returns>
    internal static TimeSpan? NextDelay(RetryPolicy policy, int attempt, TimeSpan elapsed)
    {
        if (attempt >= policy.MaxNumberOfAttempts || (policy.RetryTimeout != Timeout.InfiniteTimeSpan && elapsed >= policy.RetryTimeout))
        {
            return null;
        }

        double wait = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        return wait < policy.MaxRetryInterval.TotalMilliseconds ? TimeSpan.FromMilliseconds(wait) : policy.MaxRetryInterval;
    }

    private static async Task<T> RunAsync<T>(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<T>> attempt)
    {
        DateTime first = context.CurrentUtcDateTime;
        for (int number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException e)
            {
                if (NextDelay(policy, number, context.CurrentUtcDateTime - first) is not { } delay || !await policy.HandleAsync(e))
                {
                    throw;
                }

                await context.CreateTimer(delay, CancellationToken.None);
            }
        }
    }

    private static async Task<T> RunAsync<T>(TaskOrchestrationContext context, AsyncRetryHandler handler, Func<Task<T>> attempt)
    {
        DateTime first = context.CurrentUtcDateTime;
        for (int number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException e)
            {
                RetryContext failed = new(context, number, e.FailureDetails, context.CurrentUtcDateTime - first, CancellationToken.None);
                if (!await handler(failed))
                {
                    throw;
                }
            }
        }
    }
}
