using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Trends.Pipeline;
using Trends.Storage;

namespace Trends.Collect.Quota;

/// <summary>Registers the quota governor.</summary>
internal static class QuotaRegistration
{
    /// <summary>Adds the governor and its options. Needs a state store.</summary>
    /// <param name="services">Takes the services.</param>
    internal static IServiceCollection AddQuota(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<QuotaOptions, QuotaOptionsValidator>().BindConfiguration(QuotaOptions.SectionName);
        services.TryAddSingleton(provider => new QuotaGovernor(
            provider.GetRequiredService<IStateStore>(),
            provider.GetRequiredService<IOptions<QuotaOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            Chance,
            provider.GetService<PipelineMetrics>()));
        return services;
    }

    // Instances that start together must not draw the same names, so chance has no seed here.
    private static double Chance() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;
}
