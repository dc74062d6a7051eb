using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TrendFunctions.Cli;
using Trends.Collect;
using Trends.Collect.Connect;
using Trends.Local;
using Trends.Pipeline;
using Trends.Simulator;

namespace Bench.Collect;

/// <summary>The collect stage over the simulator.</summary>
internal static class CollectServices
{
    /// <summary>Makes it with every platform's quotas taken away.</summary>
    /// <param name="simulator">Stands in for the platforms.</param>
    /// <param name="folder">A data folder of its own.</param>
    public static ServiceProvider Make(SimulatorHost simulator, string folder)
    {
        SourceCatalog all = SourceCatalog.Current;
        SourceCatalog free = new(all.Platforms, [.. all.Streams.Select(s => new Connector(s.Platform with { Quotas = null }, s.Manifest, s.Dataset))]);
        Dictionary<string, string?> settings = DemoSources.Settings(all, simulator, terms: 3);
        settings["Sources:FirstWindow"] = "30.00:00:00";
        return Make(settings, folder, services => services.AddSingleton(free));
    }

    /// <summary>Makes it with all quotas, on a clock of its own.</summary>
    /// <param name="simulator">Stands in for the platforms.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="folder">A data folder of its own.</param>
    public static ServiceProvider MakeLimited(SimulatorHost simulator, TimeProvider clock, string folder)
    {
        Dictionary<string, string?> settings = DemoSources.Settings(SourceCatalog.Current, simulator, terms: 1);
        settings["Sources:MaxWait"] = "01:00:00";
        return Make(settings, folder, services => services.AddSingleton(clock));
    }

    private static ServiceProvider Make(Dictionary<string, string?> settings, string folder, Action<IServiceCollection> add)
    {
        IServiceCollection services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton<IRunProgress, NullRunProgress>()
            .AddSingleton<PipelineMetrics>();
        add(services);
        return services
            .AddTrendsLocal(_ => DataFolder.Open(folder, demo: true, TimeProvider.System))
            .AddCollect()
            .BuildServiceProvider();
    }
}
