using System.Text.Json;
using Microsoft.Extensions.Hosting;
using TrendFunctions.Pipeline;
using Trends;

namespace TrendFunctions.Cli;

/// <summary>Takes the runs that other processes ask for: files in the data folder, which only its owner may write, unlike a port.</summary>
internal sealed class RunRequests : IDisposable
{
    /// <summary>The folder of requests below the data folder.</summary>
    public const string FolderName = "requests";

    private readonly FileSystemWatcher _watcher;
    private readonly CancellationTokenSource _stop = new();
    private readonly IHost _host;

    public RunRequests(string dataFolder, IHost host)
    {
        _host = host;
        string folder = Path.Combine(dataFolder, FolderName);
        Directory.CreateDirectory(folder);
        _watcher = new(folder, "*.ask");
        _watcher.Renamed += (_, e) => _ = TakeAsync(e.FullPath);
        _watcher.EnableRaisingEvents = true;
        foreach (string waiting in Directory.EnumerateFiles(folder, "*.ask"))
        {
            _ = TakeAsync(waiting);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _watcher.Dispose();
        _stop.Dispose();
    }

    private async Task TakeAsync(string file)
    {
        string answer = Path.ChangeExtension(file, ".answer");
        RunRequestFile asked;
        try
        {
            asked = JsonSerializer.Deserialize<RunRequestFile>(await File.ReadAllTextAsync(file, _stop.Token))!;
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return;
        }

        try
        {
            await WriteAsync(answer, await AnswerAsync(asked));
        }
        catch (Exception e) when (e is TrendsException or InvalidRequestException or OperationCanceledException)
        {
            await WriteAsync(answer, new(null, Error: e is OperationCanceledException ? "The host stopped; the run goes on when it starts again." : e.Message));
        }
    }

    private async Task<RunRequestFile> AnswerAsync(RunRequestFile asked)
    {
        if (asked.Erasure is { } erasure)
        {
            return new(null, Receipt: await EraseCommand.EraseAsync(_host, erasure, _stop.Token));
        }

        RunReport report = await RunWatch.RunAsync(_host, asked.Request!, _stop.Token);
        return asked with { RunId = report.Id, Report = report };
    }

    private static async Task WriteAsync(string path, RunRequestFile content)
    {
        string temporary = path + ".tmp";
        await File.WriteAllTextAsync(temporary, JsonSerializer.Serialize(content));
        File.Move(temporary, path, overwrite: true);
    }
}
