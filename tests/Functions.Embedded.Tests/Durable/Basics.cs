using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Functions.Embedded.Tests.Durable;

/// <summary>Orchestrators and activities that many tests use.</summary>
public class Basics
{
    public int Calls;

    public record Order(string Id, int Qty);

    public static async Task<string> Pipeline([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Order order = context.GetInput<Order>()!;
        TaskOptions retry = TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromMilliseconds(10), 2.0));
        try
        {
            string[] parts = await Task.WhenAll(Enumerable.Range(0, order.Qty).Select(i => context.CallActivityAsync<string>(nameof(Step), i, retry)));
            await context.CreateTimer(context.CurrentUtcDateTime.AddMilliseconds(20), CancellationToken.None);
            context.SetCustomStatus("done");
            return string.Join(",", parts);
        }
        catch (TaskFailedException e)
        {
            return e.TaskName + ":" + e.FailureDetails.ErrorType + ":" + e.FailureDetails.IsCausedBy<InvalidOperationException>();
        }
    }

    public string Step([ActivityTrigger] int i)
    {
        Interlocked.Increment(ref Calls);
        return i >= 5 ? throw new InvalidOperationException("too big") : "s" + i;
    }

    public static async Task<int> FanOut([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int[] parts = await Task.WhenAll(Enumerable.Range(0, context.GetInput<int>()).Select(i => context.CallActivityAsync<int>(nameof(Twice), i)));
        return parts.Sum();
    }

    public int Twice([ActivityTrigger] int i)
    {
        Interlocked.Increment(ref Calls);
        return 2 * i;
    }
}
