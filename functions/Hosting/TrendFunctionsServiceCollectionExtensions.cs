using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TrendFunctions.Pipeline;
using TrendFunctions.Serving;
using Trends;
using Trends.Engine;
using Trends.Pipeline;
using Trends.Serving.Intake;

namespace TrendFunctions.Hosting;

/// <summary>Registers the app: the stages, and what the function classes share.</summary>
internal static class TrendFunctionsServiceCollectionExtensions
{
    /// <summary>Adds everything but the adapters, which the runtime adds.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddTrendFunctions(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRunProgress, NullRunProgress>();
        services.AddTrends();
        return services
            .AddSingleton(s => new PipelineZone(TimeZoneInfo.FindSystemTimeZoneById(s.GetRequiredService<IOptions<DuckOptions>>().Value.TimeZone)))
            .AddStoreHealth()
            .AddSingleton<RunLedger>()
            .AddSingleton<RunStarter>()
            .AddSingleton<RunBatches>()
            .AddSingleton<MartWatermark>()
            .AddSingleton<PredictionAnswers>()
            .AddSingleton<LiveFeed>()
            .AddSingleton<IEventSink, HubEventSink>();
    }
}
