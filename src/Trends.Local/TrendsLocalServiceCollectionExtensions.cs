using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trends.Local.Keys;
using Trends.Local.Lake;
using Trends.Local.Live;
using Trends.Local.Marts;
using Trends.Local.State;
using Trends.Storage;

namespace Trends.Local;

/// <summary>Registers the laptop's adapters.</summary>
public static class TrendsLocalServiceCollectionExtensions
{
    /// <summary>Adds every port's laptop adapter on a data folder; a port that has an adapter already keeps it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="folder">Opens the data folder, once, when it is first needed; the container gives it up at its end.</param>
    public static IServiceCollection AddTrendsLocal(this IServiceCollection services, Func<IServiceProvider, DataFolder> folder)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(folder);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(folder);
        services.TryAddSingleton<ILake>(s => new FolderLake(Folder(s).LakeFolder, Folder(s).ScratchFolder, s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IStateStore>(s => new SqliteStateStore(Folder(s).StateFile));
        services.TryAddSingleton<IMartStore>(s => new SqliteMartStore(Folder(s).MartsFolder));
        services.TryAddSingleton<IPseudonymKeys>(s =>
            new FilePseudonymKeys(Folder(s).PseudonymKeyFile, s.GetService<IConfiguration>()?[FilePseudonymKeys.Setting]));
        services.TryAddSingleton<IStoredFiles>(s => new StoredFiles(Folder(s)));
        services.TryAddSingleton<InProcessLivePush>();
        services.TryAddSingleton<ILivePush>(s => s.GetRequiredService<InProcessLivePush>());
        return services.AddTrendsMemoryCache();
    }

    /// <summary>Adds the cache in the process's memory; where a distributed cache is registered, it lies behind.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddTrendsMemoryCache(this IServiceCollection services)
    {
        services.AddHybridCache(options =>
        {
            options.MaximumPayloadBytes = 16 << 20;
            options.DefaultEntryOptions = new HybridCacheEntryOptions { Expiration = TimeSpan.FromHours(1), LocalCacheExpiration = TimeSpan.FromHours(1) };
        });
        return services;
    }

    /// <summary>Adds every port's laptop adapter on a data folder that is open; whoever opened it gives it up.</summary>
    /// <param name="services">The services.</param>
    /// <param name="folder">The data folder.</param>
    public static IServiceCollection AddTrendsLocal(this IServiceCollection services, DataFolder folder)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(folder);
        services.TryAddSingleton(folder);
        return services.AddTrendsLocal(_ => folder);
    }

    private static DataFolder Folder(IServiceProvider services) => services.GetRequiredService<DataFolder>();
}
