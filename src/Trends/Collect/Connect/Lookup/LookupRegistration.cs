using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Trends.Collect.Landing;

namespace Trends.Collect.Connect.Lookup;

/// <summary>Registers what learns of deletions by asking.</summary>
internal static class LookupRegistration
{
    /// <summary>Adds it.</summary>
    /// <param name="services">Takes the services.</param>
    internal static IServiceCollection AddLookup(this IServiceCollection services)
    {
        services.TryAddSingleton<LookupCaller>();
        services.TryAddSingleton<RawDays>();
        services.TryAddSingleton<LandedPosts>();
        services.TryAddSingleton<KnownDeletions>();
        services.TryAddSingleton<RecheckStore>();
        services.TryAddSingleton(s => new SourceRechecker(
            s.GetRequiredService<SourceCatalog>(),
            s.GetRequiredService<LookupCaller>(),
            s.GetRequiredService<LandedPosts>(),
            s.GetRequiredService<KnownDeletions>(),
            s.GetRequiredService<RecheckStore>(),
            s.GetRequiredService<EventLander>(),
            s.GetRequiredService<IOptions<SourcesOptions>>(),
            s.GetRequiredService<TimeProvider>()));
        return services;
    }
}
