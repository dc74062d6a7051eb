using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TrendFunctions.Collect;
using TrendFunctions.ML;
using TrendFunctions.Monitoring;
using TrendFunctions.Pipeline;
using TrendFunctions.Serving;
using Trends;
using Trends.Azure.Monitor;
using Trends.Engine;
using Trends.Local;
using Trends.Monitoring;
using Trends.Pipeline;
using Trends.Serving.Intake;

namespace TrendFunctions.Hosting;

/// <summary>Registers the app: the stages, the adapters, and what the function classes share.</summary>
internal static class TrendFunctionsServiceCollectionExtensions
{
    /// <summary>Adds everything.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">Holds <c>Trends:DataFolder</c> and each stage's section.</param>
    public static IServiceCollection AddTrendFunctions(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRunProgress, NullRunProgress>();
        services.AddTrendsLocal(_ => DataFolder.Open(configuration["Trends:DataFolder"] ?? ".trends", demo: null, TimeProvider.System));
        services.AddTrends();
        services.AddMonitoring();
        services
            .AddSingleton(s => new PipelineZone(TimeZoneInfo.FindSystemTimeZoneById(s.GetRequiredService<IOptions<DuckOptions>>().Value.TimeZone)))
            .AddSingleton<RunLedger>()
            .AddSingleton<RunStarter>()
            .AddSingleton<RunBatches>()
            .AddSingleton<MartWatermark>()
            .AddSingleton<PredictionAnswers>()
            .AddSingleton<LiveFeed>()
            .AddSingleton<IEventSink, HubEventSink>()
            .AddSingleton<Arrivals>()
            .AddSingleton<ModelTelemetry>()
            .AddSingleton<PipelineProbe>()
            .AddSingleton<MonitoringReporter>();
        return services.AddAzureMonitor(configuration, WorkerTelemetry.Add) ? services.TraceStores() : services;
    }
}
