using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Trends.Azure.Identity;
using Trends.Azure.Rest;
using Trends.Storage;

namespace Trends.Azure.Live;

/// <summary>Registers Web PubSub as live push.</summary>
internal static class LiveRegistration
{
    /// <summary>Adds it where <c>Live:WebPubSubEndpoint</c> is set.</summary>
    /// <param name="services">Takes it.</param>
    /// <param name="configuration">Holds the section <c>Live</c>.</param>
    public static IServiceCollection AddAzureLive(this IServiceCollection services, IConfiguration configuration)
    {
        if (!services.AddServiceSettings<LiveOptions, LiveOptionsValidator>(configuration, LiveOptions.SectionName, nameof(LiveOptions.WebPubSubEndpoint)))
        {
            return services;
        }

        services.TryAddSingleton(s =>
        {
            LiveOptions options = s.GetRequiredService<IOptions<LiveOptions>>().Value;
            Service service = new(options.WebPubSubEndpoint!, WebPubSubPush.Scope, s.GetRequiredService<TokenCredential>(), s.GetService<ServiceOptions>() ?? new());
            return new WebPubSubPush(service, options.Hub, s.GetRequiredService<ILogger<WebPubSubPush>>());
        });
        services.TryAddSingleton<ILivePush>(s => s.GetRequiredService<WebPubSubPush>());
        services.AddSingleton<IPartHealth>(s => new PartHealth("live", required: false, s.GetRequiredService<WebPubSubPush>().CheckAsync));
        return services;
    }
}
