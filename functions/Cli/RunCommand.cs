using Microsoft.Extensions.Hosting;
using TrendFunctions.Pipeline;
using Trends;
using Trends.Collect.Connect;
using Trends.Local;
using Trends.Pipeline;
using Trends.Simulator;

namespace TrendFunctions.Cli;

/// <summary>The command <c>run</c>: one pipeline run, then exit.</summary>
internal static class RunCommand
{
    private const int DemoSeed = 20_260;
    private const int DemoTerms = 4;

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
            return options.Demo
                ? throw new InputException($"A host runs on '{options.Data}' (process {running.ProcessId}), and the simulator belongs to the process that collects from it. Stop the host, or give another folder with --data.")
                : await HandOver.RunAsync(running, options.Data, request, options.Json, stop);
        }

        using DataFolder folder = await DataFolders.OpenAsync(options.Data, demo: options.Demo ? true : null, stop);
        using ConsoleProgress progress = new();
        await using SimulatorHost? simulator = options.Demo ? await SimulatorHost.StartAsync(new SimulatorOptions { Seed = DemoSeed }, stop) : null;
        using IHost host = AppHost.Build(folder, urls: null, progress, simulator is null ? null : DemoSources.Run(SourceCatalog.Current, simulator, DemoTerms));
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
