using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Trends.Collect;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;

namespace TrendFunctions.Cli;

/// <summary>The command <c>check</c>: tries the settings and credentials of sources. Needs no data folder.</summary>
internal static class CheckCommand
{
    /// <summary>Tries sources, one line each on stdout.</summary>
    /// <param name="sources">Platforms or streams; none for all that are switched on.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>Failed when one of them cannot be read.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> sources, CancellationToken stop)
    {
        IConfiguration configuration = Program.CreateBuilder([], []).Configuration;
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(configuration)
            .AddCollect()
            .BuildServiceProvider();
        SourceChecker checker = services.GetRequiredService<SourceChecker>();
        IReadOnlyList<string> names = sources.Count > 0 ? sources : checker.Enabled;
        if (names.Count == 0)
        {
            await ListAsync();
            return ExitCode.Done;
        }

        bool readable = true;
        foreach (string name in names)
        {
            await foreach (SourceCheck check in checker.CheckAsync(name, stop))
            {
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(check.IsReadable ? "ok  " : "fail")}  {check.Stream,-28}  {check.Message}"));
                readable &= check.IsReadable;
            }
        }

        return readable ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task ListAsync()
    {
        await Console.Out.WriteLineAsync("No source is switched on. Switch one on with Sources:Platforms:NAME:Enabled. Known are:");
        foreach (PlatformManifest platform in SourceCatalog.Current.Platforms)
        {
            string streams = string.Join(", ", SourceCatalog.Current.Of(platform.Platform).Select(s => s.Manifest.Stream));
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"  {platform.Platform,-18} {platform.Access.Status.ToString().ToLowerInvariant(),-9} {(streams.Length > 0 ? streams : "no streams"),-34} {platform.Access.Note}"));
        }
    }
}
