using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Trends.Azure.Identity;
using Trends.Storage;

namespace Trends.Azure.Keys;

/// <summary>Registers Key Vault as the keeper of the pseudonym key.</summary>
internal static class KeysRegistration
{
    /// <summary>Adds it where <c>Governance:KeyVaultUri</c> is set.</summary>
    /// <param name="services">Takes it.</param>
    /// <param name="configuration">Holds the section <c>Governance</c>.</param>
    public static IServiceCollection AddAzureKeys(this IServiceCollection services, IConfiguration configuration)
    {
        if (!services.AddServiceSettings<KeyVaultOptions, KeyVaultOptionsValidator>(configuration, KeyVaultOptions.SectionName, nameof(KeyVaultOptions.KeyVaultUri)))
        {
            return services;
        }

        services.TryAddSingleton<IPseudonymKeys>(s =>
        {
            KeyVaultOptions options = s.GetRequiredService<IOptions<KeyVaultOptions>>().Value;
            return new KeyVaultPseudonymKeys(new(options.KeyVaultUri, s.GetRequiredService<TokenCredential>()), options.PseudonymKeySecret, s.GetRequiredService<TimeProvider>());
        });
        return services;
    }
}
