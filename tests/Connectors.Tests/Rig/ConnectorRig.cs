using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TrendFunctions.Cli;
using Trends;
using Trends.Collect;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Lookup;
using Trends.Collect.Landing;
using Trends.Pipeline;
using Trends.Simulator;
using Trends.Storage;
using Trends.Tests.Collect;

namespace Connectors.Tests.Rig;

/// <summary>The collect stage over the simulator: real connectors, real HTTP, a lake and a state store in memory.</summary>
internal sealed class ConnectorRig : IAsyncDisposable
{
    private readonly Dictionary<string, string?> _settings;
    private readonly Action<IServiceCollection>? _configure;
    private readonly bool _ownsSimulator;
    private ServiceProvider _services;

    private ConnectorRig(SimulatorHost simulator, SkipClock clock, Dictionary<string, string?> settings, Action<IServiceCollection>? configure, bool ownsSimulator)
    {
        (Simulator, Clock, _settings, _configure, _ownsSimulator) = (simulator, clock, settings, configure, ownsSimulator);
        _services = Services();
    }

    public SimulatorHost Simulator { get; }

    public SkipClock Clock { get; }

    public FakeLake Lake { get; } = new();

    public FakeState State { get; } = new();

    public SourceCollector Collector => _services.GetRequiredService<SourceCollector>();

    public SourcePlanner Planner => _services.GetRequiredService<SourcePlanner>();

    public SourceForecaster Forecaster => _services.GetRequiredService<SourceForecaster>();

    public SourceChecker Checker => _services.GetRequiredService<SourceChecker>();

    /// <summary>Starts a rig.</summary>
    /// <param name="platform">The one platform that is on; null for all.</param>
    /// <param name="simulator">How the simulator is set up.</param>
    /// <param name="settings">Settings that win.</param>
    /// <param name="configure">Changes services.</param>
    public static async Task<ConnectorRig> StartAsync(
        string? platform, SimulatorOptions? simulator = null, IEnumerable<KeyValuePair<string, string?>>? settings = null, Action<IServiceCollection>? configure = null)
    {
        SkipClock clock = new(new(2026, 5, 20, 6, 0, 0, TimeSpan.Zero));
        // A manifest that tells no quotas yet keeps to none.
        simulator ??= new() { Size = 200, WithLimits = SourceCatalog.Current.Platforms.Any(p => p.Platform == platform && p.Quotas is { Count: > 0 }) };
        simulator.Clock = clock;
        return On(await SimulatorHost.StartAsync(simulator), clock, platform, settings, configure, ownsSimulator: true);
    }

    /// <summary>Starts a rig over a simulator that others use too.</summary>
    /// <param name="host">The simulator.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="platform">The one platform that is on; null for all.</param>
    /// <param name="settings">Settings that win.</param>
    /// <param name="configure">Changes services.</param>
    /// <param name="ownsSimulator">Whether it ends with the rig.</param>
    public static ConnectorRig On(
        SimulatorHost host, SkipClock clock, string? platform, IEnumerable<KeyValuePair<string, string?>>? settings = null, Action<IServiceCollection>? configure = null, bool ownsSimulator = false)
    {
        Dictionary<string, string?> all = DemoSources.Settings(SourceCatalog.Current, host, terms: 3);
        foreach (string other in SourceCatalog.Current.Platforms.Select(p => p.Platform).Where(p => platform is not null && p != platform))
        {
            all.Remove($"Sources:Platforms:{other}:Enabled");
        }

        all["Sources:FirstWindow"] = "30.00:00:00";
        all["Sources:MaxParents"] = "20";
        foreach ((string name, string? value) in settings ?? [])
        {
            all[name] = value;
        }

        return new(host, clock, all, configure, ownsSimulator);
    }

    /// <summary>Starts the stage anew, as in another process: what was in memory is gone, lake and state stay.</summary>
    /// <param name="settings">Settings that win from now on.</param>
    public async Task RestartAsync(IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        await _services.DisposeAsync();
        foreach ((string name, string? value) in settings ?? [])
        {
            _settings[name] = value;
        }

        _services = Services();
    }

    /// <summary>Gives the settings whose names end with a section's members, such as secrets.</summary>
    /// <param name="section">A part of their names.</param>
    public IReadOnlyDictionary<string, string> SettingsOf(string section)
        => _settings.Where(s => s.Value is not null && s.Key.Contains(section, StringComparison.Ordinal)).ToDictionary(s => s.Key, s => s.Value!);

    /// <summary>Reads every stream that is on, or one of them, to its end; comments after what they belong to.</summary>
    public async Task<IReadOnlyList<SourceResult>> CollectAsync(string? stream = null, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        List<SourceResult> results = [];
        foreach (bool ofParents in new[] { false, true })
        {
            foreach (SourceRead read in (await Planner.PlanAsync(from, to, ofParents, default)).Where(r => stream is null || r.Stream == stream))
            {
                results.Add(await Collector.CollectAsync(read, default));
            }
        }

        return results;
    }

    /// <summary>Asks for the posts of every stream that is on and has a look-up.</summary>
    public async Task<IReadOnlyList<RecheckResult>> RecheckAsync()
    {
        List<RecheckResult> results = [];
        foreach (string stream in Planner.PlanRechecks())
        {
            results.Add(await _services.GetRequiredService<SourceRechecker>().RecheckAsync(stream, default));
        }

        return results;
    }

    /// <summary>Reads the ids of the posts of a platform that were landed as deleted, as often as they were.</summary>
    public async Task<IReadOnlyList<string>> DeletedAsync(string platform)
    {
        List<string> ids = [];
        foreach (string path in Lake.Objects.Keys.Where(p => p.StartsWith($"raw/deletions/{platform}-deletions/", StringComparison.Ordinal)))
        {
            using RawBatch batch = await _services.GetRequiredService<RawBatchReader>().OpenAsync(path, default);
            while (batch.Read(out RawRecord record))
            {
                ids.Add(batch.CreateMapper().Map(record).Record.Text("id")!);
            }
        }

        return ids;
    }

    /// <summary>Reads what stands in raw of a stream, in canonical form.</summary>
    public async Task<IReadOnlyList<(CanonicalRecord Record, string Json)>> LandedAsync(string stream)
    {
        Connector connector = SourceCatalog.Current.Find(stream)!;
        RawBatchReader reader = _services.GetRequiredService<RawBatchReader>();
        List<(CanonicalRecord, string)> records = [];
        foreach (string path in Lake.Objects.Keys.Where(p => p.StartsWith("raw/", StringComparison.Ordinal) && p.Contains($"/{stream}/", StringComparison.Ordinal)))
        {
            using RawBatch batch = await reader.OpenAsync(path, default);
            while (batch.Read(out RawRecord record))
            {
                records.Add((connector.Mapper.Map(record).Record, Encoding.UTF8.GetString(record.Json.Span)));
            }
        }

        return records;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsSimulator)
        {
            await Simulator.DisposeAsync();
        }

        Lake.Dispose();
    }

    private ServiceProvider Services()
    {
        IServiceCollection services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build())
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ILake>(Lake)
            .AddSingleton<IStateStore>(State)
            .AddSingleton<IRunProgress, NullRunProgress>()
            .AddSingleton<PipelineMetrics>()
            .AddMetrics()
            .AddCollect();
        _configure?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
