using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trends.Engine;

namespace Trends.Marts;

/// <summary>Registers the mart stage.</summary>
public static class MartRegistration
{
    /// <summary>Adds the mart stage, coverage and the fingerprint. Needs a lake, a state store and a mart store.</summary>
    /// <param name="services">Takes the services.</param>
    public static IServiceCollection AddMarts(this IServiceCollection services)
    {
        services.AddEngine();
        services.TryAddSingleton<MartStage>();
        services.TryAddSingleton<CoverageMart>();
        services.TryAddSingleton<FingerprintBuilder>();
        return services;
    }
}
