using Microsoft.DurableTask;

namespace TrendFunctions.Pipeline;

/// <summary>How the pipeline's activities are tried again.</summary>
internal static class Activities
{
    /// <summary>Gets the options of every activity: three tries, 2 s apart and doubling, unless the input itself is bad.</summary>
    /// <remarks>A message that names the thing, the value and the fix does not change by trying again.</remarks>
    public static TaskOptions Retried { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 3,
        firstRetryInterval: TimeSpan.FromSeconds(2),
        backoffCoefficient: 2.0)
    {
        HandleFailure = failure => !failure.IsCausedBy<Trends.TrendsException>(),
    });
}
