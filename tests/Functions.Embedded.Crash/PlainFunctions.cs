using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Functions.Embedded.Crash;

/// <summary>Functions that cost nothing, to measure the engine.</summary>
public sealed class PlainFunctions
{
    /// <summary>Runs many activities at a time.</summary>
    public static async Task<int> FanOut([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        int[] parts = await Task.WhenAll(Enumerable.Range(0, context.GetInput<int>()).Select(i => context.CallActivityAsync<int>(nameof(Same), i)));
        return parts.Length;
    }

    /// <summary>Runs activities one after another.</summary>
    public static async Task<int> Chain([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        int sum = 0;
        for (int i = 0; i < context.GetInput<int>(); i++)
        {
            sum += await context.CallActivityAsync<int>(nameof(Same), i);
        }

        return sum;
    }

    /// <summary>Gives back its input.</summary>
    public static int Same([ActivityTrigger] int i) => i;
}
