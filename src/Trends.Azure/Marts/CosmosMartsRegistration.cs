using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Trends.Azure.Identity;
using Trends.Pipeline;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>Registers the marts in Cosmos DB.</summary>
internal static class CosmosMartsRegistration
{
    /// <summary>Adds the store where <c>Marts:CosmosEndpoint</c> is set; call it before the laptop's adapters are added.</summary>
    /// <param name="services">Takes it.</param>
    /// <param name="configuration">Holds the section <c>Marts</c>.</param>
    public static IServiceCollection AddAzureMarts(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[$"{CosmosMartsOptions.SectionName}:{nameof(CosmosMartsOptions.CosmosEndpoint)}"]))
        {
            return services;
        }

        services.AddOptionsWithValidateOnStart<CosmosMartsOptions, CosmosMartsOptionsValidator>()
            .Bind(configuration.GetSection(CosmosMartsOptions.SectionName))
            .Validate(o => o.CosmosEndpoint!.IsAbsoluteUri, "Marts:CosmosEndpoint is not an address. Give the account's, such as https://account.documents.azure.com.");
        services.AddAzureIdentity(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(s => new CosmosConnection(s.GetRequiredService<IOptions<CosmosMartsOptions>>(), s.GetRequiredService<TokenCredential>()));
        services.TryAddSingleton<IMartStore>(s => new CosmosMartStore(
            s.GetRequiredService<CosmosConnection>(),
            s.GetRequiredService<IOptions<CosmosMartsOptions>>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILoggerFactory>(),
            s.GetService<PipelineMetrics>()?.Stores));
        return services;
    }
}
