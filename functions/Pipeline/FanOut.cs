using Microsoft.DurableTask;
using Trends;

namespace TrendFunctions.Pipeline;

/// <summary>Calls one activity for each of many items.</summary>
internal static class FanOut
{
    /// <summary>Calls an activity for every item at once; the host bounds how many run at a time.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="activity">The activity's name.</param>
    /// <param name="items">Its inputs.</param>
    /// <returns>The answers in the items' order.</returns>
    public static Task<TResult[]> OverAsync<TItem, TResult>(TaskOrchestrationContext context, string activity, IEnumerable<TItem> items)
        => Task.WhenAll([.. items.Select(item => context.CallActivityAsync<TResult>(activity, item, Activities.Retried))]);

    /// <summary>Adds up counts.</summary>
    /// <param name="counts">The counts.</param>
    public static StageCounts Sum(IEnumerable<StageCounts> counts)
        => counts.Aggregate(new StageCounts(), (sum, next) => sum + next);
}
