using System.Text.RegularExpressions;
using Connectors.Tests.Rig;
using TrendFunctions.Cli;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;
using Trends.Simulator.Faults;

namespace Connectors.Tests;

/// <summary>Platforms with more than one way in, asked by each other one than their own: the same records, and messages that name the way.</summary>
[TestClass]
public sealed partial class WayTests
{
    public static IEnumerable<object[]> Ways => SourceCatalog.Current.Platforms.SelectMany(p => (p.Variants ?? []).Select(v => new object[] { p.Platform, v.Name }));

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public async Task Another_way_gives_the_same_records(string platform, string way)
    {
        await using ConnectorRig own = await ConnectorRig.StartAsync(platform);
        await using ConnectorRig other = await StartAsync(platform, way);

        IReadOnlyList<SourceResult> ownResults = await own.CollectAsync();
        IReadOnlyList<SourceResult> otherResults = await other.CollectAsync();

        Assert.IsTrue(otherResults.All(r => r.Message is null), otherResults.FirstOrDefault(r => r.Message is not null)?.Message);
        CollectionAssert.AreEqual(ownResults.Select(r => $"{r.Read}").ToArray(), otherResults.Select(r => $"{r.Read}").ToArray());
        foreach (Connector stream in SourceCatalog.Current.Of(platform))
        {
            string[] want = await JsonAsync(own, stream);
            Assert.IsNotEmpty(want, stream.Name);
            CollectionAssert.AreEquivalent(want, await JsonAsync(other, stream), stream.Name);
        }

        // And it did go by the other way.
        PlatformVariant variant = Variant(platform, way);
        string[] paths = [.. other.Simulator.Context.Log.Of(platform).Select(r => r.Path)];
        foreach (Connector stream in SourceCatalog.Current.Of(platform).Where(s => variant.Paths?.ContainsKey(s.Manifest.Stream) == true))
        {
            Assert.IsTrue(paths.Any(p => p.StartsWith(variant.Paths![stream.Manifest.Stream], StringComparison.Ordinal)), stream.Name);
            Assert.IsFalse(paths.Any(p => p.StartsWith(stream.Manifest.Request!.Path, StringComparison.Ordinal)), stream.Name);
        }

        if (variant.Auth.Token is { } token)
        {
            Assert.AreEqual(1, paths.Count(p => p == new Uri(token.Url).AbsolutePath), "one token for the whole run");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public async Task A_quota_block_by_another_way_costs_one_rejected_call_and_no_record(string platform, string way)
    {
        Dictionary<string, string?> settings = new() { ["Sources:MaxWait"] = "01:00:00", ["Sources:MaxParents"] = "1000" };
        await using ConnectorRig whole = await StartAsync(platform, way, settings);
        await whole.CollectAsync();
        await using ConnectorRig rig = await StartAsync(platform, way, settings);
        rig.Simulator.Context.Faults.Set(platform, new(FaultKind.QuotaBlock) { After = 2, Until = rig.Clock.GetUtcNow().AddHours(1) });

        await rig.CollectAsync();
        rig.Clock.Advance(TimeSpan.FromHours(25));
        rig.Simulator.Context.Faults.ClearAll();
        await rig.CollectAsync();

        Assert.IsLessThanOrEqualTo(1, rig.Simulator.Context.Log.Rejected(platform), "rejected calls");
        await FaultTests.SameAsync(platform, whole, rig);
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public async Task Wrong_secrets_of_another_way_are_refused_with_its_name_and_theirs(string platform, string way)
    {
        Dictionary<string, string?> wrong = DemoSources.Way(Manifest(platform), way).ToDictionary(s => s.Key, string? (s) => $"wrong-{s.Key.Split(':')[^1]}-5c41d7");
        await using ConnectorRig rig = await ConnectorRig.StartAsync(platform, settings: wrong);

        IReadOnlyList<SourceResult> results = await rig.CollectAsync();

        Assert.IsNotEmpty(results);
        foreach (SourceResult result in results)
        {
            Assert.AreEqual(ErrorKind.Credentials, result.Error?.Kind, $"{result.Read.Stream}: {result.Message}");
            StringAssert.Contains(result.Message!, $"by way of {Variant(platform, way).About}");
            Assert.IsTrue(wrong.Keys.All(name => result.Message!.Contains(name, StringComparison.Ordinal)), result.Message);
            Assert.IsFalse(result.Message!.Contains("5c41d7", StringComparison.Ordinal), result.Message);
        }

        foreach (string name in Manifest(platform).Auth!.Secrets.Keys.Except(Variant(platform, way).Auth.Secrets.Keys))
        {
            Assert.DoesNotContain($":Secrets:{name} ", results[0].Message!, "the platform's own secrets were not asked with");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public async Task Check_says_by_which_way_a_platform_is_asked(string platform, string way)
    {
        foreach (SourceCheck check in await CheckAsync(platform, DemoSources.Way(Manifest(platform), way)))
        {
            Assert.IsTrue(check.IsReadable, check.Message);
            Assert.IsTrue(check.Message.EndsWith($"(by way of {Variant(platform, way).About})", StringComparison.Ordinal) || check.Message.StartsWith("is not read", StringComparison.Ordinal), check.Message);
        }

        foreach (SourceCheck check in await CheckAsync(platform, []))
        {
            Assert.DoesNotContain("by way of", check.Message, "its own way needs no word");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public async Task Check_names_every_way_where_no_secret_is_given(string platform, string way)
    {
        PlatformManifest manifest = Manifest(platform);

        SourceCheck check = (await CheckAsync(platform, manifest.Auth!.Secrets.Keys.ToDictionary(name => $"Sources:Platforms:{platform}:Secrets:{name}", string? (_) => null))).Single();

        Assert.IsFalse(check.IsReadable);
        foreach (string name in manifest.Auth.Secrets.Keys.Concat(Variant(platform, way).Auth.Secrets.Keys))
        {
            StringAssert.Contains(check.Message, $"Sources:Platforms:{platform}:Secrets:{name}: ");
        }

        StringAssert.Contains(check.Message, $"; or, for {Variant(platform, way).About}: Sources:Platforms:{platform}:Secrets:");
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public async Task A_way_that_lacks_a_secret_is_told_of_and_the_platform_is_asked_its_own_way(string platform, string way)
    {
        string[] secrets = [.. DemoSources.Way(Manifest(platform), way).Select(s => s.Key)];
        Dictionary<string, string?> settings = new(DemoSources.Way(Manifest(platform), way)) { [secrets[^1]] = "" };

        SourceCheck[] checks = [.. await CheckAsync(platform, settings)];

        Assert.IsTrue(checks.All(c => c.IsReadable), checks.FirstOrDefault(c => !c.IsReadable)?.Message);
        StringAssert.StartsWith(checks[0].Message, $"is not asked by way of {Variant(platform, way).About}: lacks {secrets[^1]}: ");
        Assert.IsTrue(checks.Skip(1).All(c => !c.Message.Contains("by way of", StringComparison.Ordinal)), checks[1].Message);
    }

    private static PlatformManifest Manifest(string platform) => SourceCatalog.Current.Platforms.Single(p => p.Platform == platform);

    private static PlatformVariant Variant(string platform, string way) => Manifest(platform).Variants!.Single(v => v.Name == way);

    private static Task<ConnectorRig> StartAsync(string platform, string way, IEnumerable<KeyValuePair<string, string?>>? settings = null)
        => ConnectorRig.StartAsync(platform, settings: [.. DemoSources.Way(Manifest(platform), way), .. settings ?? []]);

    private static async Task<SourceCheck[]> CheckAsync(string platform, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        await using ConnectorRig rig = await ConnectorRig.StartAsync(platform, settings: settings);
        List<SourceCheck> checks = [];
        await foreach (SourceCheck check in rig.Checker.CheckAsync(platform, default))
        {
            checks.Add(check);
        }

        Assert.IsNotEmpty(checks, platform);
        return [.. checks];
    }

    private static async Task<string[]> JsonAsync(ConnectorRig rig, Connector stream)
        => [.. (await rig.LandedAsync(stream.Name)).Select(l => PortOf().Replace(l.Json, string.Empty))];

    // Two simulators listen on two ports.
    [GeneratedRegex("127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex PortOf();
}
