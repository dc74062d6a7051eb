using Functions.Embedded.Durable;
using Functions.Embedded.Durable.Storage;
using Functions.Embedded.Hosting;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Tests.Durable.Harness;

/// <summary>An engine on a folder with functions found by reflection, as <c>AddEmbeddedDurable</c> registers it.</summary>
internal sealed class DurableHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private DurableHost(ServiceProvider services) => _services = services;

    internal DurableEngine Engine => _services.GetRequiredService<DurableEngine>();

    internal DurableTaskClient Client => _services.GetRequiredService<DurableTaskClient>();

    internal IServiceProvider Services => _services;

    public async ValueTask DisposeAsync()
    {
        await Engine.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    internal static DurableHost Build(string folder, HostSetup? setup = null, params IEnumerable<object> hosts)
    {
        setup ??= new();
        ServiceCollection services = new();
        ReflectionCatalog catalog = new(hosts);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(setup.Settings).Build());
        services.Configure<EmbeddedOptions>(options => options.StateFolder = folder);
        services.AddLogging(logging => logging.AddProvider(setup.Logs));
        services.AddSingleton<IFunctionCatalog>(catalog);
        services.AddSingleton<IFunctionInvoker>(new ReflectionInvoker(catalog));
        services.AddSingleton<ICommitHook>(setup.Hook);
        services.AddSingleton(setup.Clock);
        services.AddEmbeddedDurable();
        return new(services.BuildServiceProvider());
    }

    internal static async Task<DurableHost> StartAsync(string folder, HostSetup? setup = null, params IEnumerable<object> hosts)
    {
        DurableHost host = Build(folder, setup, hosts);
        await host.Engine.StartAsync(CancellationToken.None);
        return host;
    }

    internal async Task<OrchestrationMetadata> RunAsync(string orchestrator, object? input = null, string? id = null)
    {
        string instance = await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new(id), CancellationToken.None);
        return await EndAsync(instance);
    }

    internal async Task<OrchestrationMetadata> EndAsync(string instance)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        return await Client.WaitForInstanceCompletionAsync(instance, true, limit.Token);
    }

    /// <summary>Stops without storing anything more, as a killed process would.</summary>
    internal void Crash() => Engine.Crash();
}
