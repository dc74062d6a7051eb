using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Functions.Embedded.Tests.Durable;

/// <summary>An orchestration that uses everything, and counts activities that run again though their end is recorded.</summary>
public class Mixed
{
    public ConcurrentDictionary<int, bool> Recorded { get; } = new();

    public int Violations;

    public static async Task<string> Everything([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int round = context.GetInput<int>();
        int[] first = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => context.CallActivityAsync<int>(nameof(Work), (round * 1000) + i)));
        await context.CreateTimer(TimeSpan.FromMilliseconds(5), CancellationToken.None);
        Task<int> child = context.CallSubOrchestratorAsync<int>(nameof(Small), (round * 1000) + 100);
        string id = context.NewGuid().ToString();
        string said = await context.CallActivityAsync<string>(nameof(Echo), id);
        string go = await context.WaitForExternalEvent<string>("Go");
        context.SetCustomStatus(new { round, go });
        int second = 0;
        for (int i = 0; i < 5; i++)
        {
            second += await context.CallActivityAsync<int>(nameof(Work), (round * 1000) + 200 + i);
        }

        string result = $"{first.Sum()} {await child} {said == id} {go} {second}";
        if (round == 0)
        {
            context.ContinueAsNew(1);
        }

        return result;
    }

    public static async Task<int> Small([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int start = context.GetInput<int>();
        int[] parts = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => context.CallActivityAsync<int>(nameof(Work), start + i)));
        return parts.Sum();
    }

    public async Task<int> Work([ActivityTrigger] int i, CancellationToken cancellationToken)
    {
        if (Recorded.ContainsKey(i))
        {
            Interlocked.Increment(ref Violations);
        }

        await Task.Delay(1, cancellationToken);
        return i;
    }

    public static string Echo([ActivityTrigger] string text) => text;
}
