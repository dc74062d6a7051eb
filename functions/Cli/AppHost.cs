using Functions.Embedded.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trends.Local;
using Trends.Local.Live;
using Trends.Pipeline;

namespace TrendFunctions.Cli;

/// <summary>Builds the app's host over a data folder that this process owns.</summary>
internal static class AppHost
{
    /// <summary>Makes a host that is not started yet.</summary>
    /// <param name="folder">The data folder; the caller gives it up after the host.</param>
    /// <param name="urls">Where to listen; null serves neither HTTP nor timers.</param>
    /// <param name="progress">Is told how far stages are.</param>
    /// <param name="others">Further settings that win over every other source; null for none.</param>
    public static IHost Build(DataFolder folder, string? urls, IRunProgress progress, IEnumerable<KeyValuePair<string, string?>>? others = null)
    {
        bool serves = urls is not null;
        Dictionary<string, string?> settings = new()
        {
            [$"{EmbeddedOptions.SectionName}:{nameof(EmbeddedOptions.StateFolder)}"] = Path.Combine(folder.Path, "runtime"),
            [$"{EmbeddedOptions.SectionName}:{nameof(EmbeddedOptions.Urls)}"] = urls ?? "http://localhost:7071",
            [$"{EmbeddedOptions.SectionName}:{nameof(EmbeddedOptions.ServesHttp)}"] = serves ? "true" : "false",
            [$"{EmbeddedOptions.SectionName}:{nameof(EmbeddedOptions.RunsTimers)}"] = serves ? "true" : "false",
            ["Trends:DataFolder"] = folder.Path,

            // The log on a laptop is for what needs a hand; progress has a display of its own.
            ["Logging:LogLevel:Default"] = Environment.GetEnvironmentVariable("Logging__LogLevel__Default") ?? "Warning",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",

            // Requests are not logged one by one, and an activity each, for a log that nobody writes, costs much of a warm answer.
            ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = Environment.GetEnvironmentVariable("Logging__LogLevel__Default") ?? "None",

            // Why a host does not start is told once, in words, by the command.
            ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",

            // What an activity threw is in the run report, in words.
            ["Logging:LogLevel:Functions.Embedded.Durable.DurableEngine"] = Environment.GetEnvironmentVariable("Logging__LogLevel__Default") ?? "Error",
        };
        FunctionsApplicationBuilder builder = Program.CreateBuilder([], [.. settings, .. others ?? []]);
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Replace(ServiceDescriptor.Singleton(folder));
        builder.Services.Replace(ServiceDescriptor.Singleton(progress));
        builder.UseHttp(UseLivePush);
        if (serves)
        {
            builder.Services.AddHostedService<AlertService>();
        }

        return builder.Build();
    }

    // Negotiating takes a key; the address it gives holds a token for one use.
    private static void UseLivePush(IApplicationBuilder app)
    {
        app.UseWebSockets();
        app.Map(InProcessLivePush.Path, live => live.Run(http => http.RequestServices.GetRequiredService<InProcessLivePush>().HandleAsync(http)));
    }
}
