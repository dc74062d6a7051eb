using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Functions.Embedded.Tests.Diagnostics;

/// <summary>An orchestration that works, waits, and asks another.</summary>
public sealed class Traced
{
    public static async Task<int> Outer([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int first = await context.CallActivityAsync<int>(nameof(Add), 1);
        await context.WaitForExternalEvent<string>("go");
        int second = await context.CallActivityAsync<int>(nameof(Add), first);
        return await context.CallSubOrchestratorAsync<int>(nameof(Inner), second);
    }

    public static async Task<int> Inner([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.CallActivityAsync<int>(nameof(Break), context.GetInput<int>());
        }
        catch (TaskFailedException)
        {
            return -1;
        }
    }

    public int Add([ActivityTrigger] int value) => value + 1;

    public int Break([ActivityTrigger] int value) => throw new InvalidOperationException($"the secret is {value}");
}
