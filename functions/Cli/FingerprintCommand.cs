using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Trends;
using Trends.Local;
using Trends.Marts;
using Trends.Pipeline;

namespace TrendFunctions.Cli;

/// <summary>The command <c>fingerprint</c>: one JSON line of content hashes.</summary>
internal static class FingerprintCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Prints the hashes.</summary>
    /// <param name="data">The data folder as given.</param>
    /// <param name="stop">Stops it.</param>
    public static async Task<int> RunAsync(string data, CancellationToken stop)
    {
        if (!DataFolder.Exists(data))
        {
            throw new InputException($"'{data}' is not a data folder. Give one with --data, or make one with 'run'.");
        }

        using DataFolder folder = await DataFolders.OpenAsync(data, demo: null, stop);
        using IHost host = AppHost.Build(folder, urls: null, new NullRunProgress());
        Fingerprint fingerprint = await host.Services.GetRequiredService<FingerprintBuilder>().ComputeAsync(stop);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(fingerprint, Json));
        return ExitCode.Done;
    }
}
