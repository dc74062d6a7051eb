using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trends.Engine;

namespace Trends.Clean;

/// <summary>Registers the clean stage.</summary>
public static class CleanRegistration
{
    /// <summary>Adds the clean stage. Needs a lake.</summary>
    /// <param name="services">Takes the services.</param>
    public static IServiceCollection AddClean(this IServiceCollection services)
    {
        services.AddEngine().TryAddSingleton<CleanStage>();
        return services;
    }
}
