using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Trends.Pipeline;

namespace TrendFunctions.Pipeline;

/// <summary>Starts a run every six hours.</summary>
/// <param name="starter">Starts it.</param>
public sealed class RunOnSchedule(RunStarter starter)
{
    /// <summary>Starts a run on the configured sources, and on events that came in since.</summary>
    /// <param name="timer">The schedule.</param>
    /// <param name="client">The durable client.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(RunOnSchedule))]
    public Task RunAsync([TimerTrigger("0 0 */6 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
        => starter.StartAsync(client, new RunRequest([], StopAtGate: true), cancellationToken);
}
