using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Trends.Collect.Connect.Push.Webhooks;
using Trends.Collect.Landing;
using Trends.Pipeline;
using Trends.Storage;

namespace Trends.Collect.Connect.Push;

/// <summary>Registers what takes pushed messages. Listening and webhooks need an <see cref="IPushSink"/> of the host.</summary>
internal static class PushRegistration
{
    /// <summary>Adds connector, listener, receiver and lander.</summary>
    /// <param name="services">Takes the services.</param>
    internal static IServiceCollection AddPush(this IServiceCollection services)
    {
        services.TryAddSingleton<PushIds>();
        services.TryAddSingleton<PushCursors>();
        services.TryAddSingleton<PushConnector>();
        services.TryAddSingleton<PushGate>();
        services.TryAddSingleton(s => new PushListener(
            s.GetRequiredService<PushGate>(),
            s.GetRequiredService<IPushSink>(),
            s.GetRequiredService<PushCursors>(),
            s.GetRequiredService<TimeProvider>(),
            static () => RandomNumberGenerator.GetInt32(1_000) / 1_000.0));
        services.TryAddSingleton(s => new SourceListener(
            s.GetRequiredService<SourceCatalog>(),
            s.GetRequiredService<PushListener>(),
            s.GetRequiredService<IStateStore>(),
            s.GetRequiredService<IOptions<SourcesOptions>>(),
            s.GetRequiredService<TimeProvider>(),
            static () => RandomNumberGenerator.GetHexString(32, lowercase: true),
            s.GetRequiredService<ILogger<SourceListener>>()));
        services.TryAddSingleton(s => new WebhookReceiver(
            s.GetRequiredService<SourceCatalog>(),
            s.GetRequiredService<IPushSink>(),
            s.GetRequiredService<IOptions<SourcesOptions>>(),
            s.GetService<PipelineMetrics>(),
            s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(s => new PushLander(
            s.GetRequiredService<SourceCatalog>(), s.GetRequiredService<EventLander>(), s.GetRequiredService<PushIds>(), s.GetRequiredService<IOptions<SourcesOptions>>()));

        // Responses do not end here, and the listener itself connects again.
        services.AddHttpClient(PushConnector.HttpName, static http =>
        {
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.DefaultRequestHeaders.UserAgent.ParseAdd(SourceClient.Agent);
        }).ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            UseCookies = false,
        });
        return services;
    }
}
