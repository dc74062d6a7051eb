using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TrendFunctions.Erasure;
using TrendFunctions.Pipeline;
using Trends;
using Trends.Local;
using Trends.Quality.Erasure;

namespace TrendFunctions.Cli;

/// <summary>The command <c>erase</c>: removes one person or post from every store and prints a receipt.</summary>
internal static class EraseCommand
{
    /// <summary>Erases here, or hands it to the host that owns the data folder.</summary>
    /// <param name="asked">What to erase.</param>
    /// <param name="data">The data folder as given.</param>
    /// <param name="json">Whether the last line on stdout is the receipt as JSON.</param>
    /// <param name="stop">Interrupts it; the same command goes on later.</param>
    public static async Task<int> RunAsync(ErasureRequest asked, string data, bool json, CancellationToken stop)
    {
        try
        {
            asked.Check();
        }
        catch (InvalidRequestException e)
        {
            throw new InputException($"{string.Join(' ', e.Errors.SelectMany(x => x.Value))} Such as: erase --author NAME --platform mastodon, or erase --post ID", e);
        }

        if (!DataFolder.Exists(data))
        {
            throw new InputException($"'{data}' is not a data folder. Give one with --data.");
        }

        return DataFolder.FindHost(data) is { } running
            ? Print(await HandOver.EraseAsync(running, data, asked, stop), json)
            : await RunHereAsync(asked, data, json, stop);
    }

    /// <summary>Erases on a host of this process and waits for the end.</summary>
    /// <param name="host">The started host.</param>
    /// <param name="asked">What to erase.</param>
    /// <param name="stop">Interrupts it.</param>
    /// <exception cref="TrendsException">It failed before there was anything to give a receipt of.</exception>
    public static async Task<ErasureReceipt> EraseAsync(IHost host, ErasureRequest asked, CancellationToken stop)
    {
        RunReport report = await RunWatch.RunAsync(host, await host.Services.GetRequiredService<ErasureStarter>().RequestAsync(asked, stop), stop);
        return await host.Services.GetRequiredService<ErasureReceipts>().FindAsync(report.Id, stop)
            ?? throw new TrendsException(report.Error ?? $"Run '{report.Id}' has left no receipt. Run the same command again.");
    }

    private static async Task<int> RunHereAsync(ErasureRequest asked, string data, bool json, CancellationToken stop)
    {
        using DataFolder folder = await DataFolders.OpenAsync(data, demo: null, stop);
        using ConsoleProgress progress = new();
        using IHost host = AppHost.Build(folder, urls: null, progress);
        await host.StartAsync(stop);
        try
        {
            ErasureReceipt receipt = await EraseAsync(host, asked, stop);
            progress.Finish();
            return Print(receipt, json);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static int Print(ErasureReceipt receipt, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(receipt, RunJson.Default.ErasureReceipt));
        }
        else
        {
            Console.Out.WriteLine(Text(receipt));
        }

        return receipt.Status == RunStatus.Completed ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Text(ErasureReceipt receipt)
    {
        IEnumerable<string> lines =
        [
            $"receipt    {receipt.Id}",
            $"erased     one {receipt.Subject} {(receipt.Platform is { } platform ? $"on {platform}" : "on every platform")}; its name is kept nowhere, only a keyed hash that keeps it out",
            .. receipt.Stores.Select(Line),
            .. receipt.Stages.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name,-10} made anew: {s.RowsWritten:N0} rows written")),
            receipt.Found == 0 ? "found      nothing of it stood in raw, quarantine or the event log; if it comes it is left out" : string.Create(CultureInfo.InvariantCulture, $"found      {receipt.Found:N0} records"),
            .. receipt.Later.Select(l => $"later      {l}"),
            receipt.Error is { } error ? $"error      {error} Run the same command again." : $"done       {receipt.FinishedAt?.ToString("u", CultureInfo.InvariantCulture)}",
        ];
        return string.Join('\n', lines);
    }

    private static string Line(ErasedFrom store)
        => string.Create(CultureInfo.InvariantCulture, $"{store.Store,-10} {store.Erased:N0} of {store.Looked:N0} records");
}
