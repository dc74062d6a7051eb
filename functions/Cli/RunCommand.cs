using Microsoft.Extensions.Hosting;
using TrendFunctions.Pipeline;
using Trends.Local;
using Trends.Pipeline;

namespace TrendFunctions.Cli;

/// <summary>The command <c>run</c>: one pipeline run, then exit.</summary>
internal static class RunCommand
{
    /// <summary>Runs it here, or hands it to the host that owns the data folder.</summary>
    /// <param name="options">What was asked.</param>
    /// <param name="stop">Interrupts the run; it can go on later.</param>
    public static async Task<int> RunAsync(RunOptions options, CancellationToken stop)
    {
        RunRequest request = options.ToRequest();
        InputCheck.Inputs(request.Inputs);
        if (options.DryRun)
        {
            return await DryRun.RunAsync(request, options.Data, options.Json, stop);
        }

        if (DataFolder.FindHost(options.Data) is { } running)
        {
            return await HandOver.RunAsync(running, options.Data, request, options.Json, stop);
        }

        using DataFolder folder = await DataFolders.OpenAsync(options.Data, demo: null, stop);
        using ConsoleProgress progress = new();
        using IHost host = AppHost.Build(folder, urls: null, progress);
        await host.StartAsync(stop);
        try
        {
            RunReport report = await RunWatch.RunAsync(host, request, stop);
            progress.Finish();
            return ReportPrinter.Print(report, options.Json);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
