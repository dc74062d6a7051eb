using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Connectors.Tests.Rig;
using TrendFunctions.Cli;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;
using Trends.Simulator;
using Trends.Simulator.Faults;
using Trends.Simulator.World;

namespace TrendFunctions.Tests;

/// <summary>The app, killed while it collects: what stands raw in the end is what the platforms hold.</summary>
[TestClass]
public sealed class SourceKillTests : IDisposable
{
    private const int MostRuns = 25;

    // By links, by cursors, by before-ids, by pages and by ids asked for one by one.
    private static readonly Dictionary<string, string> IdsOf = new()
    {
        ["mastodon"] = "id", ["bluesky"] = "uri", ["discord"] = "id", ["lemmy"] = "post.id", ["hackernews"] = "id",
    };

    private readonly TempFolder _folder = new();

    public TestContext TestContext { get; set; } = null!;

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task A_collection_killed_at_random_calls_ends_with_all_that_the_platforms_hold_and_nothing_twice()
    {
        KillPlan plan = new(TestContext);
        await using SimulatorHost simulator = await SimulatorHost.StartAsync(new() { Size = 400, WithLimits = false });
        foreach (string platform in IdsOf.Keys)
        {
            // So slow that a run takes its time.
            simulator.Context.Faults.Set(platform, new(FaultKind.Slow) { Delay = TimeSpan.FromMilliseconds(20) });
        }

        Dictionary<string, string> settings = Settings(simulator);
        string[] run = ["run", "--data", _folder["data"], "--stages", "collect"];
        DateTimeOffset start = simulator.Context.Now;
        List<int> ends = [];
        for (int kill = 0; kill < plan.Kills; kill++)
        {
            using App app = App.Start(settings, run);
            int calls = (int)plan.NextMoment(5, 90).TotalMilliseconds;
            await CallsAsync(simulator, simulator.Context.Log.Requests.Count + calls, app);
            app.Kill();
            await app.EndAsync();
            ends.Add(calls);
        }

        TestContext.WriteLine($"killed after {string.Join(", ", ends)} calls");
        Dictionary<string, HashSet<string>> raw = [];
        for (int more = 0; ; more++)
        {
            Assert.IsLessThan(MostRuns, more, $"the reads never come to their end; seed {plan.Seed}");
            int before = raw.Values.Sum(ids => ids.Count);
            (await App.RunSettledAsync(settings, run)).Ended(0);
            raw = Raw();
            if (more > 0 && raw.Values.Sum(ids => ids.Count) == before)
            {
                break;
            }
        }

        HoldsAll(simulator, settings, raw, start, plan.Seed);
    }

    private static async Task CallsAsync(SimulatorHost simulator, int calls, App app)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        while (simulator.Context.Log.Requests.Count < calls)
        {
            Assert.IsFalse(app.EndsWithin(TimeSpan.Zero), $"The run ended before call {calls}, with {simulator.Context.Log.Requests.Count}.");
            await Task.Delay(2, limit.Token);
        }
    }

    // Few pages a read, so that most kills meet reads whose cursors stand in the middle.
    private static Dictionary<string, string> Settings(SimulatorHost simulator)
    {
        Dictionary<string, string?> settings = DemoSources.Settings(SourceCatalog.Current, simulator, terms: 2);
        settings["Sources:FirstWindow"] = "30.00:00:00";
        settings["Sources:MaxPages"] = "3";
        settings["Sources:MaxParents"] = "3";
        return settings
            .Where(s => !s.Key.StartsWith("Sources:Platforms:", StringComparison.Ordinal) || IdsOf.ContainsKey(s.Key.Split(':')[2]))
            .ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!);
    }

    // By stream, the ids of the records that stand raw.
    private Dictionary<string, HashSet<string>> Raw()
    {
        Dictionary<string, HashSet<string>> raw = [];
        foreach (string file in Directory.GetFiles(_folder["data/lake/raw"], "*.ndjson.gz", SearchOption.AllDirectories))
        {
            string stream = Path.GetRelativePath(_folder["data/lake/raw"], file).Split(Path.DirectorySeparatorChar)[1];
            HashSet<string> ids = raw.TryGetValue(stream, out HashSet<string>? known) ? known : raw[stream] = new(StringComparer.Ordinal);
            using StreamReader lines = new(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            lines.ReadLine();
            while (lines.ReadLine() is { } line)
            {
                using JsonDocument entry = JsonDocument.Parse(line);
                JsonElement record = entry.RootElement.GetProperty("record");
                foreach (string step in IdsOf[stream.Split('-')[0]].Split('.'))
                {
                    record = record.TryGetProperty(step, out JsonElement inner) ? inner : record;
                }

                ids.Add(record.ToString());
            }
        }

        return raw;
    }

    private static void HoldsAll(SimulatorHost simulator, Dictionary<string, string> settings, Dictionary<string, HashSet<string>> raw, DateTimeOffset start, int seed)
    {
        int held = 0;
        foreach (Connector stream in SourceCatalog.Current.Streams.Where(s => IdsOf.ContainsKey(s.Platform.Platform) && s.Manifest is { Increment: not null, Kind: "posts" } && s.Manifest.Query?.Type != QueryType.Parent))
        {
            foreach (string? query in Queries(stream, settings))
            {
                foreach (WorldItem item in (Expected.Of(simulator, new(stream.Name, query)) ?? []).Where(i => i.VisibleFrom <= start))
                {
                    Assert.IsTrue(raw.GetValueOrDefault(stream.Name)?.Contains(item.Id) == true || raw.GetValueOrDefault(stream.Name)?.Any(id => id.EndsWith($"/{item.Id}", StringComparison.Ordinal)) == true, $"{stream.Name} '{query}' lost {item.Id}; seed {seed}");
                    held++;
                }
            }

            // After deduplication by id nothing is there that the platform does not hold.
            PlatformWorld world = simulator.Context.World.Of(stream.Platform.Platform);
            string[] unknown = [.. (raw.GetValueOrDefault(stream.Name) ?? []).Where(id => world.Find(id) is null && world.Find(id.Split('/')[^1]) is null)];
            Assert.IsEmpty(unknown, $"{stream.Name}: {string.Join(", ", unknown.Take(3))}");
        }

        Assert.IsGreaterThan(400, held);
    }

    private static IEnumerable<string?> Queries(Connector stream, Dictionary<string, string> settings)
    {
        string own = string.Create(CultureInfo.InvariantCulture, $"Sources__Platforms__{stream.Platform.Platform}__Streams__{stream.Manifest.Stream}__");
        if (settings.GetValueOrDefault(own + "Enabled") == "false")
        {
            return [];
        }

        if (stream.Manifest.Query is not { } query)
        {
            return [null];
        }

        return query.Default is { Count: > 0 } usual ? usual
            : query.Type is QueryType.Term or QueryType.Tag ? settings.Where(s => s.Key.StartsWith("Sources__Terms__", StringComparison.Ordinal)).Select(s => s.Value)
            : settings.Where(s => s.Key.StartsWith(own + "Queries__", StringComparison.Ordinal)).Select(s => s.Value);
    }
}
