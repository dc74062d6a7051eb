using Functions.Embedded.Durable.Client;
using Functions.Embedded.Durable.Storage;
using Functions.Embedded.Hosting;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Functions.Embedded.Durable;

/// <summary>Registers the orchestration engine.</summary>
internal static class DurableServices
{
    /// <summary>Adds the engine as a hosted service, its client, and the binder of <c>[DurableClient]</c> parameters.</summary>
    /// <remarks>Needs <see cref="IFunctionCatalog"/>, <see cref="IFunctionInvoker"/>, logging and configuration.</remarks>
    internal static IServiceCollection AddEmbeddedDurable(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IInstanceIds, InstanceIds>();
        services.TryAddSingleton<ICommitHook, NoHook>();
        services.TryAddSingleton(provider =>
        {
            DurableOptions options = new();
            options.Read(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IOptions<EmbeddedOptions>>().Value);
            return options;
        });
        services.TryAddSingleton<DurableFunctions>();
        services.TryAddSingleton<DurableEngine>();
        services.TryAddSingleton<DurableTaskClient, EmbeddedDurableTaskClient>();
        services.AddSingleton<IParameterBinder, DurableClientBinder>();
        services.AddHostedService(provider => provider.GetRequiredService<DurableEngine>());
        return services;
    }
}
