using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Trends.Azure.Identity;
using Trends.Storage;

namespace Trends.Azure.Lake;

/// <summary>Registers the lake in Blob storage.</summary>
internal static class BlobLakeRegistration
{
    /// <summary>Adds the lake, where <c>Lake:BlobServiceUri</c> says where it is.</summary>
    /// <param name="services">The services, before the laptop's adapters.</param>
    /// <param name="configuration">Holds the section <c>Lake</c>.</param>
    public static IServiceCollection AddAzureLake(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[$"{BlobLakeOptions.SectionName}:{nameof(BlobLakeOptions.BlobServiceUri)}"]))
        {
            return services;
        }

        services.AddAzureIdentity(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<BlobLakeOptions, BlobLakeOptionsValidator>().Bind(configuration.GetSection(BlobLakeOptions.SectionName));
        services.TryAddSingleton<ILake>(s =>
        {
            BlobLakeOptions options = s.GetRequiredService<IOptions<BlobLakeOptions>>().Value;
            return new BlobLake(
                BlobClients.Create(options.BlobServiceUri!, options.Container, s.GetRequiredService<TokenCredential>), options, s.GetRequiredService<TimeProvider>());
        });
        return services;
    }
}
