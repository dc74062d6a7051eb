using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TrendFunctions.Pipeline;
using Trends;
using Trends.Collect.Quarantine;
using Trends.Local;
using Trends.Pipeline;
using Trends.Quality.Accepted;
using Trends.Storage;

namespace TrendFunctions.Cli;

/// <summary>The command <c>replay-quarantine</c>: puts quarantined records through again.</summary>
internal static class ReplayCommand
{
    /// <summary>Replays, then runs the stages after collect.</summary>
    /// <param name="data">The data folder as given.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<int> RunAsync(string data, CancellationToken stop)
    {
        if (!DataFolder.Exists(data))
        {
            throw new InputException($"'{data}' is not a data folder. Give one with --data.");
        }

        using DataFolder folder = await DataFolders.OpenAsync(data, demo: null, stop);
        using ConsoleProgress progress = new();
        using IHost host = AppHost.Build(folder, urls: null, progress);
        await host.StartAsync(stop);
        try
        {
            ReplayResult replayed = await host.Services.GetRequiredService<QuarantineReplayer>().ReplayAsync(stop);
            ILake lake = host.Services.GetRequiredService<ILake>();
            foreach (BatchRef batch in replayed.Reassess)
            {
                await lake.DeleteAsync(AcceptedPaths.Part(batch), stop);
                await lake.DeleteAsync(AcceptedPaths.Report(batch), stop);
            }

            await Console.Error.WriteLineAsync(FormattableString.Invariant($"replayed {replayed.Counts.RowsIn} records: {replayed.Counts.RowsOut} landed, {replayed.Counts.Duplicates} stand in raw and are checked again, {replayed.Counts.Quarantined} stay in quarantine"));
            RunReport report = await RunWatch.RunAsync(host, new RunRequest([], Stages: [.. RunStages.All.Skip(1)]), stop);
            progress.Finish();
            return ReportPrinter.Print(report, json: false);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
