using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TrendFunctions.Cli;
using Trends;
using Trends.Collect;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Push;
using Trends.Collect.Connect.Push.Webhooks;
using Trends.Collect.Landing;
using Trends.Collect.Quarantine;
using Trends.Pipeline;
using Trends.Simulator;
using Trends.Storage;
using Trends.Tests.Collect;

namespace Connectors.Tests.Rig;

/// <summary>What takes pushed messages over the simulator: real connectors and sockets, a hub, a lake and a state store in memory.</summary>
internal sealed class PushRig : IAsyncDisposable
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);
    private readonly ServiceProvider _services;
    private int _landed;

    private PushRig(SimulatorHost simulator, ServiceProvider services, FakeLake lake, FakeState state, MemorySink sink)
        => (Simulator, _services, Lake, State, Sink) = (simulator, services, lake, state, sink);

    public SimulatorHost Simulator { get; }

    public FakeLake Lake { get; }

    public FakeState State { get; }

    public MemorySink Sink { get; }

    public WebhookReceiver Receiver => _services.GetRequiredService<WebhookReceiver>();

    public SourceChecker Checker => _services.GetRequiredService<SourceChecker>();

    /// <summary>Starts a rig with one platform.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="clock">The clock of all.</param>
    /// <param name="streams">The streams that are on; none for those that the simulator is polled for.</param>
    /// <param name="settings">Settings that win.</param>
    /// <param name="receiverClock">The clock of the collector where it is not the simulator's; null for the same.</param>
    public static async Task<PushRig> StartAsync(
        string platform, TimeProvider clock, IReadOnlyList<string>? streams = null, IEnumerable<KeyValuePair<string, string?>>? settings = null, TimeProvider? receiverClock = null)
    {
        SimulatorHost host = await SimulatorHost.StartAsync(new() { Size = 1_500, Span = TimeSpan.FromDays(1), Ahead = TimeSpan.FromDays(1), WithLimits = false, Clock = clock });
        Dictionary<string, string?> all = DemoSources.Settings(SourceCatalog.Current, host, terms: 3);
        foreach (string name in all.Keys.Where(k => k.StartsWith("Sources:Platforms:", StringComparison.Ordinal) && !k.StartsWith($"Sources:Platforms:{platform}:", StringComparison.Ordinal)).ToArray())
        {
            all.Remove(name);
        }

        foreach (Connector stream in streams is null ? [] : SourceCatalog.Current.Of(platform))
        {
            all[$"Sources:Platforms:{platform}:Streams:{stream.Manifest.Stream}:Enabled"] = streams!.Contains(stream.Manifest.Stream) ? "true" : "false";
        }

        all["Sources:FirstWindow"] = "2.00:00:00";
        all["Sources:MaxParents"] = "40";
        foreach ((string name, string? value) in settings ?? [])
        {
            all[name] = value;
        }

        FakeLake lake = new();
        FakeState state = new();
        MemorySink sink = new();
        ServiceProvider services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(all).Build())
            .AddSingleton(receiverClock ?? clock)
            .AddSingleton<ILake>(lake)
            .AddSingleton<IStateStore>(state)
            .AddSingleton<IPushSink>(sink)
            .AddSingleton<IRunProgress, NullRunProgress>()
            .AddSingleton<PipelineMetrics>()
            .AddMetrics()
            .AddCollect()
            .BuildServiceProvider();
        return new(host, services, lake, state, sink);
    }

    /// <summary>Listens while something is done.</summary>
    public async Task ListenAsync(Func<Task> meanwhile)
    {
        using CancellationTokenSource stop = new();
        DateTimeOffset until = _services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(3);
        Task listening = _services.GetRequiredService<SourceListener>().ListenAsync(until, stop.Token);
        try
        {
            await meanwhile();
        }
        finally
        {
            await stop.CancelAsync();
            await listening;
        }
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<bool> isSo, Func<string> what)
    {
        using CancellationTokenSource limit = new(Most);
        while (!isSo())
        {
            Assert.IsFalse(limit.IsCancellationRequested, $"never came: {what()}");
            await Task.Delay(20);
        }
    }

    /// <summary>Waits for so many open connections of a stream's path.</summary>
    public Task ConnectedAsync(string path, int times = 1)
        => UntilAsync(() => Simulator.Context.Log.Requests.Count(r => r.Path.Contains(path, StringComparison.Ordinal) && r.Status == 200) >= times, () => $"{times} connections to {path}");

    /// <summary>Reads every stream that is on and can be asked.</summary>
    public async Task PollAsync()
    {
        foreach (bool ofParents in new[] { false, true })
        {
            foreach (SourceRead read in await _services.GetRequiredService<SourcePlanner>().PlanAsync(null, null, ofParents, default))
            {
                SourceResult result = await _services.GetRequiredService<SourceCollector>().CollectAsync(read, default);
                Assert.IsNull(result.Error, result.Message);
            }
        }
    }

    /// <summary>Lands what the hub has since the last time, as the function does.</summary>
    public async Task<LandResult> LandAsync()
    {
        ReadOnlyMemory<byte>[] messages = [.. Sink.Messages.Skip(_landed).Select(m => m.ToJson())];
        _landed += messages.Length;
        return await _services.GetRequiredService<PushLander>().LandAsync(messages, default);
    }

    /// <summary>Reads what stands in raw of a stream, in canonical form, in the order of landing within a batch.</summary>
    public async Task<IReadOnlyList<(CanonicalRecord Record, string Json, DateTimeOffset ReceivedAt, Guid Hash)>> LandedAsync(string stream)
    {
        Connector connector = SourceCatalog.Current.Find(stream)!;
        return await RawAsync(stream, record => connector.Mapper.Map(record).Record);
    }

    /// <summary>Reads the deletions of a platform that stand in raw.</summary>
    public async Task<IReadOnlyList<(string? Id, string? Author)>> DeletionsAsync(string platform)
    {
        return [.. (await RawAsync($"{platform}-deletions", static _ => null!)).Select(r => JsonDocument.Parse(r.Json).RootElement).Select(e => (Text(e, "id"), Text(e, "author")))];
        static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
    }

    /// <summary>Reads what was set aside.</summary>
    public async Task<IReadOnlyList<QuarantineEntry>> AsideAsync()
    {
        List<QuarantineEntry> entries = [];
        foreach (string path in Lake.Objects.Keys.Where(p => p.StartsWith("quarantine/", StringComparison.Ordinal)))
        {
            (_, IReadOnlyList<QuarantineEntry> read) = await _services.GetRequiredService<QuarantineReader>().ReadAsync(path, default);
            entries.AddRange(read);
        }

        return entries;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Simulator.DisposeAsync();
        Lake.Dispose();
    }

    private async Task<List<(CanonicalRecord Record, string Json, DateTimeOffset ReceivedAt, Guid Hash)>> RawAsync(string dataset, Func<RawRecord, CanonicalRecord> map)
    {
        RawBatchReader reader = _services.GetRequiredService<RawBatchReader>();
        List<(CanonicalRecord, string, DateTimeOffset, Guid)> records = [];
        foreach (string path in Lake.Objects.Keys.Where(p => p.StartsWith("raw/", StringComparison.Ordinal) && p.Contains($"/{dataset}/", StringComparison.Ordinal)))
        {
            using RawBatch batch = await reader.OpenAsync(path, default);
            while (batch.Read(out RawRecord record))
            {
                records.Add((map(record), Encoding.UTF8.GetString(record.Json.Span), batch.Envelope.ReceivedAt, record.ContentHash));
            }
        }

        return records;
    }
}
