using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trends.Engine;

namespace Trends.Warehouse;

/// <summary>Registers the load stage.</summary>
public static class WarehouseRegistration
{
    /// <summary>Adds the load stage. Needs a lake.</summary>
    /// <param name="services">Takes the services.</param>
    public static IServiceCollection AddWarehouse(this IServiceCollection services)
    {
        services.AddEngine().TryAddSingleton<WarehouseStage>();
        return services;
    }
}
