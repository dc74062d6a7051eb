using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trends.Collect.Connect;
using Trends.Simulator;
using Trends.Simulator.World;
using Trends.Storage;

namespace Connectors.Tests.Rig.Crash;

/// <summary>Reads a platform to its end with a process that ends at given moments and is started again, and holds what landed against the simulator's truth.</summary>
/// <param name="simulator">The simulator.</param>
/// <param name="clock">Its clock; each read begins at the same time.</param>
/// <param name="platform">The platform.</param>
internal sealed class CrashRead(SimulatorHost simulator, SkipClock clock, string platform)
{
    private const int MostProcesses = 400;

    // So few that a read of a small world takes several, and cursors stand in the middle of reads.
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Sources:MaxPages"] = "2",
        ["Sources:MaxWait"] = "01:00:00",
        ["Sources:MaxParents"] = "2",
        ["Sources:Terms:2"] = string.Empty,
    };

    // What is looked at as it stands has no cursor that a crash could put in the wrong place.
    private readonly IEnumerable<KeyValuePair<string, string?>> _settings = Settings.Concat(SourceCatalog.Current.Of(platform)
        .Where(s => s.Manifest is { Increment: null, Request.IsFeed: false })
        .Select(s => KeyValuePair.Create($"Sources:Platforms:{platform}:Streams:{s.Manifest.Stream}:Enabled", (string?)"false")));

    /// <summary>Gets where the process ended.</summary>
    public IReadOnlyList<string> Ends { get; private set; } = [];

    /// <summary>Gets how many moments passed since the last end; for a read without one, how many there are to end at.</summary>
    public int Moments { get; private set; }

    /// <summary>Reads.</summary>
    /// <param name="ends">The moments at which processes end, each counted from its process's start.</param>
    /// <returns>The keys of what landed, deduplicated.</returns>
    /// <exception cref="AssertFailedException">Something is lost, or a read ended with an error.</exception>
    public async Task<HashSet<string>> RunAsync(params int[] ends)
    {
        clock.Reset();
        CrashPoints points = new();
        Array.ForEach(ends, points.EndAt);
        await using ConnectorRig rig = ConnectorRig.On(simulator, clock, platform, _settings, services => Tear(services, points));
        DateTimeOffset start = clock.GetUtcNow();
        HashSet<string> ended = [];
        for (int process = 0; ; process++)
        {
            Assert.IsLessThan(MostProcesses, process, $"{platform}: the read never comes to its end");
            try
            {
                IReadOnlyList<SourceResult> results = await rig.CollectAsync();
                Assert.IsTrue(results.All(r => r.Message is null), results.FirstOrDefault(r => r.Message is not null)?.Message);

                // Reads that look back far are under way again at once: each has to come to its end once.
                KeyValuePair<(string Table, string Partition, string Row), StateRow>[] cursors = [.. rig.State.Rows.Where(r => r.Key.Table == "cursors")];
                ended.UnionWith(cursors.Where(r => !SourceCursor.Parse(r.Value.Value).IsUnfinished).Select(r => $"{r.Key.Partition} {r.Key.Row}"));
                if (cursors.All(r => ended.Contains($"{r.Key.Partition} {r.Key.Row}")))
                {
                    await NothingLostAsync(rig, results, start);
                    break;
                }
            }
            catch (CrashException)
            {
                ended.Clear();
                await rig.RestartAsync();
                points.Revive();
            }
        }

        Ends = points.Ends;
        Moments = points.Passed;
        return await KeysAsync(rig);
    }

    private static void Tear(IServiceCollection services, CrashPoints points)
    {
        ILake lake = (ILake)services.Single(s => s.ServiceType == typeof(ILake)).ImplementationInstance!;
        IStateStore state = (IStateStore)services.Single(s => s.ServiceType == typeof(IStateStore)).ImplementationInstance!;
        services.Replace(ServiceDescriptor.Singleton<ILake>(new CrashingLake(lake, points)));
        services.Replace(ServiceDescriptor.Singleton<IStateStore>(new CrashingState(state, points)));
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new CrashingHandler(points)));
    }

    // What was there at the start and is there still.
    private async Task NothingLostAsync(ConnectorRig rig, IReadOnlyList<SourceResult> results, DateTimeOffset start)
    {
        foreach (SourceResult result in results)
        {
            IReadOnlyList<(Trends.CanonicalRecord Record, string Json)> landed = await rig.LandedAsync(result.Read.Stream);
            WorldItem[] lost = [.. (Expected.Of(simulator, result.Read) ?? []).Where(i => i.VisibleFrom <= start && !landed.Any(l => ReadTests.Names(l.Json, i)))];
            Assert.IsEmpty(lost, $"{result.Read.Stream} '{result.Read.Query}' lost {string.Join(", ", lost.Take(5).Select(i => i.Id))}");
        }
    }

    private async Task<HashSet<string>> KeysAsync(ConnectorRig rig)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (Connector stream in SourceCatalog.Current.Of(platform).Where(s => s.Manifest is { Kind: "posts" or "news", IsPolled: true } && (s.Manifest.Increment is not null || s.Manifest.IsFeed)))
        {
            keys.UnionWith((await rig.LandedAsync(stream.Name)).Select(l => $"{stream.Name} {FaultTests.Key(l)}"));
        }

        return keys;
    }
}
