using Azure.Messaging.EventHubs.Producer;
using Functions.Embedded.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Functions.Embedded.EventHubs;

/// <summary>Registers event hubs.</summary>
internal static class EventHubServices
{
    /// <summary>Adds the log, the triggers, the output binding, and producers by hub name: <c>[FromKeyedServices("hub")] EventHubProducerClient</c>.</summary>
    public static IServiceCollection AddEmbeddedEventHubs(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<EventHubsOptions, EventHubsOptionsValidator>().BindConfiguration(EventHubsOptions.SectionName);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(p => HubLog.Open(
            p.GetRequiredService<IOptions<EmbeddedOptions>>().Value.StateFolder,
            p.GetRequiredService<IOptions<EventHubsOptions>>().Value,
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<HubLog>>()));
        services.TryAddKeyedSingleton(KeyedService.AnyKey, (p, hub) => new EventHubProducerClient(p.GetRequiredService<HubLog>(), (string)hub!));
        services.AddSingleton<IOutputWriter, EventHubOutputWriter>();
        services.TryAddSingleton(p => new StoredEvents(p.GetRequiredService<HubLog>()));
        services.TryAddSingleton<HubMeter>();
        services.TryAddSingleton<EventHubListener>();
        services.AddSingleton<IHostedService>(p => p.GetRequiredService<EventHubListener>());
        return services;
    }
}
