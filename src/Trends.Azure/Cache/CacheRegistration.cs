using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Trends.Azure.Identity;
using Trends.Storage;

namespace Trends.Azure.Cache;

/// <summary>Registers Redis as the second level of the hybrid cache.</summary>
internal static class CacheRegistration
{
    /// <summary>Adds Redis where <c>Cache:RedisEndpoint</c> is set. Whoever adds the hybrid cache itself may do so before or after.</summary>
    /// <param name="services">Takes it.</param>
    /// <param name="configuration">Holds the section <c>Cache</c>.</param>
    public static IServiceCollection AddAzureCache(this IServiceCollection services, IConfiguration configuration)
    {
        if (!services.AddServiceSettings<CacheOptions, CacheOptionsValidator>(configuration, CacheOptions.SectionName, nameof(CacheOptions.RedisEndpoint)))
        {
            return services;
        }

        IConfigurationSection section = configuration.GetSection(CacheOptions.SectionName);
        if (RedisAddress.Find(section[nameof(CacheOptions.RedisEndpoint)]) is { IsLoopback: false } && string.IsNullOrEmpty(section[nameof(CacheOptions.RedisPassword)]))
        {
            services.AddSingleton<RedisLogin>();
        }

        services.AddSingleton<RedisConnection>();
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<RedisConnection>());
        services.AddSingleton<RedisGuard>();
        services.AddSingleton<IPartHealth, RedisHealth>();

        // Under a key of its own: it is the hybrid cache's second level and nobody else's cache.
        services.AddKeyedSingleton<IDistributedCache, RedisEntries>(typeof(RedisEntries));
        services.Configure<HybridCacheOptions>(o => o.DistributedCacheServiceKey = typeof(RedisEntries));
        return services;
    }
}
