using System.Globalization;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Trends.Pipeline;

namespace TrendFunctions.Pipeline;

/// <summary>Starts runs.</summary>
/// <param name="ledger">Keeps their reports.</param>
/// <param name="clock">The clock, which run ids are made from.</param>
public sealed class RunStarter(RunLedger ledger, TimeProvider clock)
{
    /// <summary>Starts a run.</summary>
    /// <param name="client">The durable client.</param>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The run's id; ids of later runs are greater.</returns>
    public async Task<string> StartAsync(DurableTaskClient client, RunRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);
        string id = clock.GetUtcNow().ToString("'run-'yyyyMMdd-HHmmss-fffffff", CultureInfo.InvariantCulture);
        await ledger.BeginAsync(id, request.AsOf, cancellationToken);
        return await client.ScheduleNewOrchestrationInstanceAsync(
            nameof(PipelineRun), request, new StartOrchestrationOptions(InstanceId: id), cancellationToken);
    }

    /// <summary>Finds an unfinished run that was asked the same, so that asking again goes on where it was.</summary>
    /// <param name="client">The durable client.</param>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The run's id, or null when there is none.</returns>
    public async Task<string?> FindUnfinishedAsync(DurableTaskClient client, RunRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        string asked = JsonSerializer.Serialize(request);
        (IReadOnlyList<RunReport> recent, _) = await ledger.ListAsync(20, null, cancellationToken);
        foreach (RunReport report in recent.Where(r => r.FinishedAt is null))
        {
            OrchestrationMetadata? instance = await client.GetInstanceAsync(report.Id, getInputsAndOutputs: true, cancellationToken);
            if (instance is { IsCompleted: false } && JsonSerializer.Serialize(instance.ReadInputAs<RunRequest>()) == asked)
            {
                return report.Id;
            }
        }

        return null;
    }
}
