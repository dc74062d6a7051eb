using Connectors.Tests.Rig;
using Trends;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;
using Trends.Simulator.World;
using Trends.Storage;

namespace Connectors.Tests;

/// <summary>Every stream that the simulator speaks for, found without being told.</summary>
[TestClass]
public sealed class ReadTests
{
    public static IEnumerable<object[]> Platforms => Trends.Simulator.Dialects.DialectCatalogue.Find().SelectMany(d => d.Platforms).Select(p => p.Platform)
        .Where(platform => SourceCatalog.Current.Of(platform).Any()).Select(platform => new object[] { platform });

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task A_platform_is_read_to_its_end_and_maps_without_a_loss(string platform)
    {
        await using ConnectorRig rig = await ConnectorRig.StartAsync(platform);

        IReadOnlyList<SourceResult> results = await rig.CollectAsync();

        Assert.IsNotEmpty(results, "no reads were planned");
        foreach (SourceResult result in results)
        {
            Assert.IsNull(result.Message, $"{result.Read.Stream} '{result.Read.Query}'");
        }

        foreach (Connector stream in SourceCatalog.Current.Of(platform).Where(s => results.Any(r => r.Read.Stream == s.Name)))
        {
            IReadOnlyList<(CanonicalRecord Record, string Json)> landed = await rig.LandedAsync(stream.Name);
            bool hasSomething = results.Where(r => r.Read.Stream == stream.Name).Any(r => Expected.Of(rig.Simulator, r.Read) is not { Count: 0 });
            Assert.IsTrue(!hasSomething || landed.Count > 0, $"{stream.Name} gave nothing");
            foreach ((CanonicalRecord record, string json) in landed)
            {
                Complete(stream, record, json);
            }

            foreach (SourceResult result in results.Where(r => r.Read.Stream == stream.Name))
            {
                string[] missing = [.. (Expected.Of(rig.Simulator, result.Read) ?? []).Where(item => !landed.Any(l => Names(l.Json, item))).Select(item => item.Id)];
                Assert.IsEmpty(missing, $"{stream.Name} '{result.Read.Query}' lacks {string.Join(", ", missing.Take(5))}");
            }
        }

        // The world holds impossible dates too. Manifests were read strictly, and every request went to the simulator, or it would not have been answered.
        Scorecard.Pass(platform, Check.Spec, Check.Discovery, Check.BasicRead, Check.Attributes, Check.Documentation, Check.Clock);
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task Two_whole_reads_give_the_same(string platform)
    {
        await using ConnectorRig one = await ConnectorRig.StartAsync(platform);
        await using ConnectorRig two = await ConnectorRig.StartAsync(platform);
        await one.CollectAsync();
        await two.CollectAsync();

        foreach (Connector stream in SourceCatalog.Current.Of(platform))
        {
            string[] first = [.. (await one.LandedAsync(stream.Name)).Select(FaultTests.Key).Order(StringComparer.Ordinal)];
            string[] second = [.. (await two.LandedAsync(stream.Name)).Select(FaultTests.Key).Order(StringComparer.Ordinal)];
            CollectionAssert.AreEqual(first, second, stream.Name);
        }

        Scorecard.Pass(platform, Check.FullRefresh);
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task A_second_read_gives_nothing_older_than_where_the_first_one_ended(string platform)
    {
        await using ConnectorRig rig = await ConnectorRig.StartAsync(platform);
        await rig.CollectAsync();

        foreach (SourceResult result in await rig.CollectAsync())
        {
            Assert.IsNull(result.Message, $"{result.Read.Stream} '{result.Read.Query}'");
            StreamManifest manifest = SourceCatalog.Current.Find(result.Read.Stream)!.Manifest;
            if (manifest.Increment is { Type: IncrementType.Id })
            {
                Assert.AreEqual(0, result.Landed.Counts.RowsIn, $"{result.Read.Stream} '{result.Read.Query}' gave known records");
            }
        }

        // A cursor beyond all that there is: times and ids alike end above every other.
        foreach (((string Table, string Partition, string Row) key, StateRow row) in rig.State.Rows.Where(r => r.Key.Table == "cursors").ToArray())
        {
            SourceCursor cursor = SourceCursor.Parse(row.Value);
            string? beyond = SourceCatalog.Current.Find(key.Partition)!.Manifest.Increment?.Type switch
            {
                IncrementType.Id => "0019:9000000000000000000",
                IncrementType.Time => IncrementValues.Of(rig.Clock.GetUtcNow().AddYears(50)),
                _ => null,
            };
            await rig.State.WriteAsync(key.Table, key.Partition, key.Row, (cursor with { Newest = beyond }).ToJson(), WriteCondition.Always, default);
        }

        foreach (SourceResult result in (await rig.CollectAsync()).Where(r => SourceCatalog.Current.Find(r.Read.Stream)!.Manifest is { Increment: not null, Code: null }))
        {
            Assert.AreEqual(0, result.Landed.Counts.RowsIn, $"{result.Read.Stream} '{result.Read.Query}' gave records from beyond its cursor");
        }

        Scorecard.Pass(platform, Check.Incremental);
    }

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task Wrong_credentials_are_refused_in_words_and_appear_nowhere(string platform)
    {
        PlatformManifest manifest = SourceCatalog.Current.Platforms.Single(p => p.Platform == platform);
        if (manifest.Auth is null or { Optional: true })
        {
            // CheckTests look at what can be wrong there.
            return;
        }

        Dictionary<string, string?> wrong = manifest.Auth.Secrets.Keys.ToDictionary(name => $"Sources:Platforms:{platform}:Secrets:{name}", string? (name) => $"wrong-{name}-5c41d7");
        await using ConnectorRig rig = await ConnectorRig.StartAsync(platform, settings: wrong);

        IReadOnlyList<SourceResult> results = await rig.CollectAsync();

        foreach (SourceResult result in results)
        {
            Assert.AreEqual(ErrorKind.Credentials, result.Error?.Kind, $"{result.Read.Stream}: {result.Message}");
            Assert.IsFalse(result.Message!.Contains("5c41d7", StringComparison.Ordinal), result.Message);
        }

        Assert.IsFalse(rig.State.Rows.Values.Any(r => r.Value.Contains("5c41d7", StringComparison.Ordinal)), "a secret is in the state");
        Scorecard.Pass(platform, Check.Connection);
    }

    private static void Complete(Connector stream, CanonicalRecord record, string json)
    {
        foreach (CanonicalField field in record.Schema.Fields.Where(f => f.Required))
        {
            bool filled = record[field.Name] is not null || (field.Name is "text" or "title" && (record["text"] ?? record["title"]) is not null);
            Assert.IsTrue(filled, $"{stream.Name}: {field.Name} is missing of {json[..Math.Min(json.Length, 600)]}");
        }
    }

    internal static bool Names(string json, WorldItem item) => json.Contains(item.Id, StringComparison.Ordinal) || json.Contains($"/{item.World.Spec.Platform}/{item.Number}\"", StringComparison.Ordinal);
}
