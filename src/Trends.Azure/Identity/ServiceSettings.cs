using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Trends.Azure.Identity;

/// <summary>Registers what every adapter to a service needs.</summary>
internal static class ServiceSettings
{
    /// <summary>Adds a service's settings, the identity and the clock, where the setting that names the service is there.</summary>
    /// <typeparam name="TOptions">The settings.</typeparam>
    /// <typeparam name="TValidator">Checks them when the host starts.</typeparam>
    /// <param name="services">Takes them.</param>
    /// <param name="configuration">Holds them.</param>
    /// <param name="section">Their section.</param>
    /// <param name="setting">The setting that names the service.</param>
    /// <returns>Whether it is there.</returns>
    public static bool AddServiceSettings<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TOptions, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TValidator>(
        this IServiceCollection services, IConfiguration configuration, string section, string setting)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        IConfigurationSection settings = configuration.GetSection(section);
        if (string.IsNullOrEmpty(settings[setting]))
        {
            return false;
        }

        services.AddOptionsWithValidateOnStart<TOptions, TValidator>().Bind(settings);
        services.AddAzureIdentity(configuration);
        services.TryAddSingleton(TimeProvider.System);
        return true;
    }
}
