using System.Globalization;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Functions.Embedded.Crash;

/// <summary>Activities that note in a file, on disk before they return, that they ran.</summary>
/// <param name="folder">The folder of <c>ran.txt</c>.</param>
public sealed class JournaledFunctions(string folder)
{
    private readonly Lock _gate = new();

    /// <summary>Runs two waves of activities with a timer between them.</summary>
    public static async Task<int> Journaled([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        int count = context.GetInput<int>();
        int[] first = await Task.WhenAll(Enumerable.Range(0, count).Select(i => context.CallActivityAsync<int>(nameof(Note), i)));
        await context.CreateTimer(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        int[] second = await Task.WhenAll(first.Select(i => context.CallActivityAsync<int>(nameof(Note), count + i)));
        return second.Sum();
    }

    /// <summary>Appends its number to the file.</summary>
    public int Note([ActivityTrigger] int i)
    {
        lock (_gate)
        {
            using FileStream file = new(Path.Combine(folder, "ran.txt"), FileMode.Append);
            file.Write(Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture) + "\n"));
            file.Flush(flushToDisk: true);
        }

        return i;
    }
}
