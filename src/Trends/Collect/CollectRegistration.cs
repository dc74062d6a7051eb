using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trends.Collect.Connect;
using Trends.Collect.Landing;
using Trends.Collect.Quarantine;

namespace Trends.Collect;

/// <summary>Registers the collect stage.</summary>
public static class CollectRegistration
{
    /// <summary>Adds landing, raw batches and quarantine. Needs a lake and a state store.</summary>
    /// <param name="services">Takes the services.</param>
    public static IServiceCollection AddCollect(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Lander>();
        services.TryAddSingleton<EventLander>();
        services.TryAddSingleton<RawBatchReader>();
        services.TryAddSingleton<QuarantineWriter>();
        services.TryAddSingleton<QuarantineReader>();
        services.TryAddSingleton<QuarantineReplayer>();
        services.TryAddSingleton(services => new DatasetValidator(services.GetRequiredService<TimeProvider>()));
        return services.AddConnect();
    }
}
