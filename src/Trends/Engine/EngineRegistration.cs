using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Trends.Engine;

/// <summary>Registers the columnar engine.</summary>
public static class EngineRegistration
{
    /// <summary>Adds the engine once, however many stages ask for it. Needs a lake.</summary>
    /// <param name="services">Takes the services.</param>
    public static IServiceCollection AddEngine(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(s => s.ServiceType == typeof(DuckEngine)))
        {
            return services;
        }

        services.AddOptionsWithValidateOnStart<DuckOptions, DuckOptionsValidator>().BindConfiguration(DuckOptions.SectionName);
        services.TryAddSingleton<DuckEngine>();
        return services;
    }
}
