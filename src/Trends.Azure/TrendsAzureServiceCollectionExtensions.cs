using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Trends.Azure.Cache;
using Trends.Azure.Keys;
using Trends.Azure.Live;
using Trends.Azure.Text;

namespace Trends.Azure;

/// <summary>Registers the adapters to Azure.</summary>
public static class TrendsAzureServiceCollectionExtensions
{
    /// <summary>Adds an adapter for every port whose setting names a service; the others are left to whoever comes after.</summary>
    /// <param name="services">Takes them.</param>
    /// <param name="configuration">The settings.</param>
    public static IServiceCollection AddTrendsAzure(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        return services
            .AddAzureCache(configuration)
            .AddAzureKeys(configuration)
            .AddAzureLanguage(configuration)
            .AddAzureLive(configuration);
    }
}
