using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Trends.Azure.Identity;
using Trends.Storage;

namespace Trends.Azure.State;

/// <summary>Registers the state in Table storage.</summary>
internal static class TableStateRegistration
{
    /// <summary>Adds the state, where <c>State:TableServiceUri</c> says where it is.</summary>
    /// <param name="services">The services, before the laptop's adapters.</param>
    /// <param name="configuration">Holds the section <c>State</c>.</param>
    public static IServiceCollection AddAzureState(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[$"{TableStateOptions.SectionName}:{nameof(TableStateOptions.TableServiceUri)}"]))
        {
            return services;
        }

        services.AddAzureIdentity(configuration);
        services.AddOptionsWithValidateOnStart<TableStateOptions, TableStateOptionsValidator>().Bind(configuration.GetSection(TableStateOptions.SectionName));
        services.TryAddSingleton<IStateStore>(s =>
        {
            TableStateOptions options = s.GetRequiredService<IOptions<TableStateOptions>>().Value;
            return new TableStateStore(TableClients.Create(options.TableServiceUri!, options.Table, s.GetRequiredService<TokenCredential>));
        });
        return services;
    }
}
