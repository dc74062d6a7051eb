using Azure.Core;
using Azure.Messaging.EventHubs.Producer;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Trends;
using Trends.Azure;
using Trends.Local;
using TrendFunctions.Serving;

namespace TrendFunctions.Hosting;

/// <summary>What the app has on Azure: every port's service, since an instance's own disk goes with the instance. Its twin for laptops is <c>HostRuntime.Embedded.cs</c>.</summary>
internal static class HostRuntime
{
    // The name that triggers give their connection; the host reads the same settings below it.
    private const string NamespaceSetting = "EventHub:fullyQualifiedNamespace";

    /// <summary>Adds the adapters.</summary>
    /// <param name="builder">The app's builder.</param>
    /// <exception cref="TrendsException">A setting is missing; the message names all that are.</exception>
    public static void AddHostRuntime(this FunctionsApplicationBuilder builder)
    {
        TrendsAzureServiceCollectionExtensions.RequireTrendsAzure(builder.Configuration);
        builder.Services
            .AddTrendsAzure(builder.Configuration)
            .AddTrendsMemoryCache();
        string fullNamespace = builder.Configuration[NamespaceSetting]
            ?? throw new TrendsException($"Setting '{NamespaceSetting}' is missing. Set it to the Event Hubs namespace, such as 'name.servicebus.windows.net'.");
        foreach (string hub in (string[])[HubEventSink.Events, HubEventSink.Feedback, HubEventSink.Predictions, HubEventSink.Posts])
        {
            builder.Services.AddKeyedSingleton(hub, (services, _) => new EventHubProducerClient(fullNamespace, hub, services.GetRequiredService<TokenCredential>()));
        }
    }
}
