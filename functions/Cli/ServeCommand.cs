using Microsoft.Extensions.Hosting;
using TrendFunctions.Pipeline;
using Trends;
using Trends.Local;
using Trends.Pipeline;

namespace TrendFunctions.Cli;

/// <summary>The command <c>serve</c>, and what the program does without one: endpoints, timers, the page.</summary>
internal static class ServeCommand
{
    /// <summary>Serves until told to stop.</summary>
    /// <param name="options">What was asked.</param>
    /// <param name="withFirstRun">Whether a folder that is not there yet becomes a demo folder with one run on the bundled sample.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<int> RunAsync(ServeOptions options, bool withFirstRun, CancellationToken stop)
    {
        if (DataFolder.FindHost(options.Data) is { } running)
        {
            throw new TrendsException($"A host runs on '{options.Data}' already: {running.Url} (process {running.ProcessId}). Use it, stop it, or give another folder with --data.");
        }

        bool first = withFirstRun && !DataFolder.Exists(options.Data);
        using DataFolder folder = await DataFolders.OpenAsync(options.Data, first ? true : null, stop);
        using ConsoleProgress progress = new();
        using IHost host = AppHost.Build(folder, options.Urls, progress);
        await host.StartAsync(stop);
        Uri url = new(options.Urls.Split(';')[0]);
        folder.Announce(url);
        try
        {
            using RunRequests requests = new(folder.Path, host);
            if (first)
            {
                RunReport report = await RunWatch.RunAsync(host, new RunRequest(Samples.Folders()), stop);
                progress.Finish();
                ReportPrinter.Print(report, json: false);
            }

            await TellAsync(url);
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("stopping");
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }

        return ExitCode.Done;
    }

    private static async Task TellAsync(Uri url)
    {
        string root = url.ToString().TrimEnd('/');
        await Console.Out.WriteLineAsync($"""
            TrendFunctions is ready.
              dashboard  {root}/
              trends     {root}/api/trends?window=7d
              runs       {root}/api/pipeline/runs
              API        {root}/api/docs
            Stop with Ctrl+C.
            """);
    }
}
