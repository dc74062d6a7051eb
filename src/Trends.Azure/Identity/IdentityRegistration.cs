using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Trends.Azure.Identity;

/// <summary>Registers the identity that every Azure service is opened with.</summary>
internal static class IdentityRegistration
{
    /// <summary>Adds one <see cref="TokenCredential"/>: in Azure the managed identity that <c>AZURE_CLIENT_ID</c> names, on a laptop the developer's own login.</summary>
    /// <param name="services">Takes it.</param>
    /// <param name="configuration">Holds <c>AZURE_CLIENT_ID</c>; without it the system-assigned identity is taken.</param>
    public static IServiceCollection AddAzureIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        string? clientId = configuration["AZURE_CLIENT_ID"];
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential(new DefaultAzureCredentialOptions
        {
            ManagedIdentityClientId = string.IsNullOrEmpty(clientId) ? null : clientId,
            WorkloadIdentityClientId = string.IsNullOrEmpty(clientId) ? null : clientId,
        }));
        return services;
    }
}
