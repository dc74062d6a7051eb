using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TrendFunctions.Collect;
using TrendFunctions.Erasure;
using TrendFunctions.ML;
using TrendFunctions.Monitoring;
using TrendFunctions.Pipeline;
using TrendFunctions.Serving;
using Trends;
using Trends.Azure.Monitor;
using Trends.Collect.Connect.Push;
using Trends.Engine;
using Trends.Monitoring;
using Trends.Pipeline;
using Trends.Serving.Intake;

namespace TrendFunctions.Hosting;

/// <summary>Registers the app: the stages, and what the function classes share.</summary>
internal static class TrendFunctionsServiceCollectionExtensions
{
    /// <summary>Adds everything but the adapters, which the runtime has added.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">Holds each stage's section, and where telemetry goes.</param>
    public static IServiceCollection AddTrendFunctions(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRunProgress, NullRunProgress>();
        services.AddTrends();
        services.AddMonitoring();
        services
            .AddSingleton(s => new PipelineZone(TimeZoneInfo.FindSystemTimeZoneById(s.GetRequiredService<IOptions<DuckOptions>>().Value.TimeZone)))
            .AddStoreHealth()
            .AddSingleton<RunLedger>()
            .AddSingleton<RunStarter>()
            .AddSingleton<RunBatches>()
            .AddSingleton<IRuntimeErasure, RuntimeErasure>()
            .AddSingleton<ErasureStarter>()
            .AddSingleton<ErasureReceipts>()
            .AddSingleton<MartWatermark>()
            .AddSingleton<PredictionAnswers>()
            .AddSingleton<LiveFeed>()
            .AddSingleton<IEventSink, HubEventSink>()
            .AddSingleton<IPushSink, HubPushSink>()
            .AddSingleton<Arrivals>()
            .AddSingleton<ModelTelemetry>()
            .AddSingleton<PipelineProbe>()
            .AddSingleton<MonitoringReporter>()
            .AddHostedService<QuotaReturn>();
        return services.AddAzureMonitor(configuration, WorkerTelemetry.Add) ? services.TraceStores() : services;
    }
}
