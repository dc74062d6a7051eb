using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Trends.Azure.Identity;
using Trends.Azure.Rest;
using Trends.Serving;
using Trends.Storage;

namespace Trends.Azure.Text;

/// <summary>Registers Azure AI Language as the first to be asked about sentiment.</summary>
internal static class LanguageRegistration
{
    /// <summary>Adds it where <c>Text:LanguageEndpoint</c> is set. It is asked before what is added later, as the project's own model is.</summary>
    /// <param name="services">Takes it.</param>
    /// <param name="configuration">Holds the section <c>Text</c>.</param>
    public static IServiceCollection AddAzureLanguage(this IServiceCollection services, IConfiguration configuration)
    {
        if (!services.AddServiceSettings<TextOptions, TextOptionsValidator>(configuration, TextOptions.SectionName, nameof(TextOptions.LanguageEndpoint)))
        {
            return services;
        }

        services.TryAddSingleton(s =>
        {
            IOptions<TextOptions> options = s.GetRequiredService<IOptions<TextOptions>>();
            Service service = new(options.Value.LanguageEndpoint!, LanguageSentiment.Scope, s.GetRequiredService<TokenCredential>(), s.GetService<ServiceOptions>() ?? new());
            return new LanguageSentiment(service, options, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<LanguageSentiment>>());
        });
        services.AddSingleton<ITextSentiment>(s => s.GetRequiredService<LanguageSentiment>());
        services.AddSingleton<IPartHealth>(s => s.GetRequiredService<LanguageSentiment>());
        return services;
    }
}
