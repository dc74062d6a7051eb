using Microsoft.Extensions.DependencyInjection;
using Trends.Marts;
using Trends.Storage;

namespace TrendFunctions.Hosting;

/// <summary>Registers how the stores are tried, whatever adapter stands behind each.</summary>
internal static class StoreHealth
{
    /// <summary>The name of the state, which knows the runs.</summary>
    public const string State = "state";

    /// <summary>Adds lake, state and marts: without one of them the app cannot do its work.</summary>
    /// <param name="services">Takes them.</param>
    public static IServiceCollection AddStoreHealth(this IServiceCollection services) => services
        .AddSingleton<IPartHealth>(s => new PartHealth("lake", required: true, stop => s.GetRequiredService<ILake>().FindAsync("health", stop)))
        .AddSingleton<IPartHealth>(s => new PartHealth(State, required: true, stop => s.GetRequiredService<IStateStore>().ReadAsync("health", "health", "health", stop)))
        .AddSingleton<IPartHealth>(s => new PartHealth("marts", required: true, stop => s.GetRequiredService<IMartStore>().CreateAsync(MartDefinitions.Watermarks, stop)));
}
