using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bench.Harness;

namespace Bench.Pipeline;

/// <summary>The product as its users run it: the Release build, in a process of its own.</summary>
internal static class App
{
    private static string Dll => Path.Combine(Repository.Root, "artifacts", "bin", "TrendFunctions", "release", "TrendFunctions.dll");

    /// <summary>Builds it, unless told not to.</summary>
    /// <exception cref="BenchException">It does not build, or is not there.</exception>
    public static async Task PrepareAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        if (options.Builds)
        {
            BenchContext.Say("building the app");
            string project = Path.Combine(Repository.Root, "functions");
            await Child.RunAsync("dotnet", ["build", project, "-c", "Release", "--nologo", "-v", "quiet"], cancellationToken);
        }

        if (!File.Exists(Dll))
        {
            throw new BenchException($"{Dll} is not there. Build it: dotnet build functions -c Release");
        }
    }

    /// <summary>Starts a command of the app.</summary>
    /// <param name="arguments">The command and its options.</param>
    public static Child Start(params IEnumerable<string> arguments) => Child.Start("dotnet", [Dll, .. arguments]);

    /// <summary>Serves a data folder.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="port">The loopback port.</param>
    /// <param name="settings">Settings as variables, such as <c>Cache__RedisEndpoint</c>.</param>
    public static Child Serve(string data, int port, params IEnumerable<KeyValuePair<string, string>> settings) =>
        Child.Start("dotnet", [Dll, "serve", "--data", data, "--port", port.ToString(CultureInfo.InvariantCulture)], settings);

    /// <summary>Runs the pipeline once, from the start of the process to its end.</summary>
    /// <param name="input">A dataset folder.</param>
    /// <param name="data">The data folder; made by the run.</param>
    /// <param name="stages">Comma-separated stages; null for all.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    /// <exception cref="BenchException">It failed.</exception>
    public static async Task<AppRun> RunAsync(string input, string data, string? stages, CancellationToken cancellationToken)
    {
        string[] arguments = ["run", "--input", input, "--data", data, "--json", .. stages is null ? [] : new[] { "--stages", stages }];
        long start = Stopwatch.GetTimestamp();
        await using Child child = Start(arguments);
        await using Sampler memory = new(child.Id);
        IReadOnlyList<string> output = await child.EndAsync(cancellationToken);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using JsonDocument report = JsonDocument.Parse(output.Count > 0 ? output[^1] : "null");
        return new AppRun(report.RootElement.Clone(), seconds, memory.PeakMb);
    }
}
