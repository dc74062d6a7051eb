using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Functions.Embedded.Tests.Durable;

/// <summary>An activity that waits to be stopped.</summary>
public class Stoppable
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Cancelled;

    public bool Finishes { get; set; }

    public Task Started => _started.Task;

    public static Task<string> Waits([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync<string>(nameof(Wait));

    public async Task<string> Wait([ActivityTrigger] string? text, CancellationToken cancellationToken)
    {
        if (Finishes)
        {
            return "done";
        }

        _started.TrySetResult();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Cancelled++;
            throw;
        }

        return "never";
    }
}
