using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using TrendFunctions.Hosting;

namespace TrendFunctions;

/// <summary>The function app, in official names only. The embedded build starts at <c>Cli.EntryPoint</c> and comes by here too.</summary>
internal static class Program
{
    /// <summary>Runs the app until it is told to stop.</summary>
    /// <param name="args">Settings as <c>--Section:Name=value</c>.</param>
    public static async Task Main(string[] args)
    {
        using IHost host = CreateBuilder(args, []).Build();
        await host.RunAsync();
    }

    /// <summary>Makes the app's builder: middleware, stages, adapters.</summary>
    /// <param name="args">Settings as <c>--Section:Name=value</c>.</param>
    /// <param name="settings">Settings that win over every other source.</param>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<TelemetryMiddleware>();
        builder.UseMiddleware<ProblemMiddleware>();
        builder.AddHostRuntime();
        builder.Services.AddTrendFunctions(builder.Configuration);
        return builder;
    }
}
