using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Trends.Azure.Cache;
using Trends.Azure.Identity;
using Trends.Azure.Keys;
using Trends.Azure.Lake;
using Trends.Azure.Live;
using Trends.Azure.Marts;
using Trends.Azure.State;
using Trends.Azure.Text;

namespace Trends.Azure;

/// <summary>Registers the adapters to Azure that the settings name.</summary>
public static class TrendsAzureServiceCollectionExtensions
{
    // On Azure each of these has a service: what lay on an instance's own disk or in its memory would be lost with it, or known to it alone.
    private static readonly string[] Required =
        ["Lake:BlobServiceUri", "State:TableServiceUri", "Marts:CosmosEndpoint", "Live:WebPubSubEndpoint", "Governance:KeyVaultUri"];

    /// <summary>Adds the adapter of each port that a setting points at Azure or at an emulator; the others are left to whoever comes after.</summary>
    /// <param name="services">Takes them.</param>
    /// <param name="configuration">The settings.</param>
    public static IServiceCollection AddTrendsAzure(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        return services
            .AddAzureIdentity(configuration)
            .AddAzureLake(configuration)
            .AddAzureState(configuration)
            .AddAzureMarts(configuration)
            .AddAzureCache(configuration)
            .AddAzureKeys(configuration)
            .AddAzureLanguage(configuration)
            .AddAzureLive(configuration);
    }

    /// <summary>Throws unless every port has its service.</summary>
    /// <param name="configuration">The settings.</param>
    /// <exception cref="TrendsException">A setting is missing; the message names all that are.</exception>
    public static void RequireTrendsAzure(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string[] missing = [.. Required.Where(name => string.IsNullOrEmpty(configuration[name]))];
        if (missing.Length > 0)
        {
            throw new TrendsException($"On Azure the settings {string.Join(", ", missing)} are needed and missing. 'azd provision' sets them; see docs/azure.md.");
        }
    }
}
