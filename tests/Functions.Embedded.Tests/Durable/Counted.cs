using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Functions.Embedded.Tests.Durable;

/// <summary>Counts how many activities run at a time.</summary>
public class Counted
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _now;

    public int Most { get; private set; }

    public static Task Many([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Task.WhenAll(Enumerable.Range(0, 12).Select(i => context.CallActivityAsync(nameof(Count), i)));

    public async Task Count([ActivityTrigger] int i)
    {
        lock (_gate)
        {
            Most = Math.Max(Most, ++_now);
            if (_now == 3)
            {
                _full.TrySetResult();
            }
        }

        // All wait until three are in, so that fewer would hang and more would show.
        await _full.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await Task.Delay(5);
        lock (_gate)
        {
            _now--;
        }
    }
}
