using System.Globalization;
using System.Text.Json;
using TrendFunctions.Erasure;
using Trends;
using Trends.Local;
using Trends.Pipeline;

namespace TrendFunctions.Cli;

/// <summary>Hands a run to the host that owns the data folder, and waits for its report.</summary>
internal static class HandOver
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    /// <summary>Asks, waits, prints.</summary>
    /// <param name="host">The host.</param>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="request">What to do.</param>
    /// <param name="json">Whether the last line on stdout is the report.</param>
    /// <param name="stop">Stops waiting; the run goes on.</param>
    public static async Task<int> RunAsync(DataFolderHost host, string dataFolder, RunRequest request, bool json, CancellationToken stop)
    {
        RunRequestFile answered = await AskAsync(host, dataFolder, new(request), stop);
        return answered.Report is { } report ? ReportPrinter.Print(report, json) : throw new TrendsException(answered.Error ?? "The host gave no answer.");
    }

    /// <summary>Asks for an erasure, waits, gives the receipt.</summary>
    /// <param name="host">The host.</param>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="erasure">What to erase.</param>
    /// <param name="stop">Stops waiting; the erasure goes on.</param>
    public static async Task<ErasureReceipt> EraseAsync(DataFolderHost host, string dataFolder, ErasureRequest erasure, CancellationToken stop)
    {
        RunRequestFile answered = await AskAsync(host, dataFolder, new(null, erasure), stop);
        return answered.Receipt ?? throw new TrendsException(answered.Error ?? "The host gave no answer.");
    }

    private static async Task<RunRequestFile> AskAsync(DataFolderHost host, string dataFolder, RunRequestFile asked, CancellationToken stop)
    {
        await Console.Error.WriteLineAsync($"the host at {host.Url} takes the run");
        string name = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{TimeProvider.System.GetUtcNow():yyyyMMddHHmmssfffffff}");
        string ask = Path.Combine(Path.GetFullPath(dataFolder), RunRequests.FolderName, name + ".ask");
        string answer = Path.ChangeExtension(ask, ".answer");
        await File.WriteAllTextAsync(ask + ".tmp", JsonSerializer.Serialize(asked), stop);
        File.Move(ask + ".tmp", ask);
        while (!File.Exists(answer))
        {
            if (DataFolder.FindHost(dataFolder) is null)
            {
                throw new TrendsException("The host stopped before the run ended. Start it again, or run the same command again: the run goes on.");
            }

            await Task.Delay(Poll, stop);
        }

        RunRequestFile answered = JsonSerializer.Deserialize<RunRequestFile>(await File.ReadAllTextAsync(answer, stop))!;
        File.Delete(answer);
        return answered;
    }
}
