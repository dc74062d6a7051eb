using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trends.Monitoring.Stores;
using Trends.Pipeline;
using Trends.Storage;

namespace Trends.Monitoring;

/// <summary>Registers what the product tells about itself.</summary>
public static class MonitoringRegistration
{
    /// <summary>Adds the instruments and the alert rules' watch, which listens when it is started. The host brings the meter factory.</summary>
    /// <param name="services">Takes the services.</param>
    public static IServiceCollection AddMonitoring(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PipelineMetrics>();
        services.TryAddSingleton<AlertWatch>();
        return services;
    }

    /// <summary>Puts spans and counts around the stores registered so far. Only for hosts that export telemetry: it costs a little with every call.</summary>
    /// <param name="services">Holds the stores.</param>
    public static IServiceCollection TraceStores(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        Around<ILake>(services, static (lake, metrics) => new TracedLake(lake, metrics));
        Around<IStateStore>(services, static (state, metrics) => new TracedStateStore(state, metrics));
        Around<IMartStore>(services, static (marts, metrics) => new TracedMartStore(marts, metrics));
        return services;
    }

    private static void Around<T>(IServiceCollection services, Func<T, PipelineMetrics, T> wrap)
        where T : class
    {
        if (services.LastOrDefault(s => s.ServiceType == typeof(T) && !s.IsKeyedService) is not { } inner)
        {
            return;
        }

        // Under a key the container makes, and lets go of, the store itself as it would have without the wrapping.
        const string Inner = "untraced";
        services.Remove(inner);
        services.Add(inner switch
        {
            { ImplementationInstance: { } instance } => new(typeof(T), Inner, instance),
            { ImplementationFactory: { } factory } => new(typeof(T), Inner, (provider, _) => factory(provider), inner.Lifetime),
            _ => new(typeof(T), Inner, inner.ImplementationType!, inner.Lifetime),
        });
        services.AddSingleton(provider => wrap(provider.GetRequiredKeyedService<T>(Inner), provider.GetRequiredService<PipelineMetrics>()));
    }
}
