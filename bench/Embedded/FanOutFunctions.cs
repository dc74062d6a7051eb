using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Bench.Embedded;

/// <summary>Orchestrations over many activities that cost nothing: what is left is the engine.</summary>
public sealed class FanOutFunctions
{
    /// <summary>Runs all activities at once and adds up what they give.</summary>
    [Function(nameof(FanOut))]
    public static async Task<long> FanOut([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int[] parts = await Task.WhenAll(Enumerable.Range(0, context.GetInput<int>()).Select(i => context.CallActivityAsync<int>(nameof(Same), i)));
        return parts.Sum(part => (long)part);
    }

    /// <summary>Runs activities one after another and adds up what they give.</summary>
    [Function(nameof(Chain))]
    public static async Task<long> Chain([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        long sum = 0;
        int count = context.GetInput<int>();
        for (int i = 0; i < count; i++)
        {
            sum += await context.CallActivityAsync<int>(nameof(Same), i);
        }

        return sum;
    }

    /// <summary>Gives back its input.</summary>
    [Function(nameof(Same))]
    public static int Same([ActivityTrigger] int value) => value;
}
