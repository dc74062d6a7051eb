using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TrendFunctions.Pipeline;
using Trends;
using Trends.Pipeline;

namespace TrendFunctions.Cli;

/// <summary>Starts a run on a host of this process and waits for its end.</summary>
internal static class RunWatch
{
    /// <summary>Runs a request, or goes on with an interrupted run that was asked the same.</summary>
    /// <param name="host">The started host.</param>
    /// <param name="request">What to do.</param>
    /// <param name="stop">Interrupts the run; it can go on later.</param>
    public static async Task<RunReport> RunAsync(IHost host, RunRequest request, CancellationToken stop)
    {
        DurableTaskClient client = host.Services.GetRequiredService<DurableTaskClient>();
        RunStarter starter = host.Services.GetRequiredService<RunStarter>();
        RunLedger ledger = host.Services.GetRequiredService<RunLedger>();
        try
        {
            string? unfinished = await starter.FindUnfinishedAsync(client, request, stop);
            if (unfinished is not null)
            {
                await Console.Error.WriteLineAsync($"resuming {unfinished}");
            }

            string id = unfinished ?? await starter.StartAsync(client, request, stop);
            OrchestrationMetadata ended = await client.WaitForInstanceCompletionAsync(id, stop);
            RunReport report = await ledger.FindAsync(id, stop) ?? throw new TrendsException($"Run '{id}' has left no report.");
            return ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed
                ? report
                : report with { Status = RunStatus.Failed, Error = report.Error ?? ended.FailureDetails?.ErrorMessage ?? ended.RuntimeStatus.ToString() };
        }
        catch (OperationCanceledException)
        {
            await ledger.NoteInterruptionAsync(CancellationToken.None);
            throw;
        }
    }
}
