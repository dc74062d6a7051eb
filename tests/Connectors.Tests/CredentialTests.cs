using Connectors.Tests.Rig;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;
using Trends.Simulator;
using Trends.Simulator.Faults;

namespace Connectors.Tests;

/// <summary>A key or token that ends while a read goes on, where the connector cannot renew it: the user has to, and nothing may be lost meanwhile.</summary>
[TestClass]
public sealed class CredentialTests
{
    public static IEnumerable<object[]> Platforms => ReadTests.Platforms.Where(p => SourceCatalog.Current.Platforms.Single(m => m.Platform == (string)p[0]).Auth is { Token: null });

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task A_credential_that_ends_in_the_middle_of_a_read_is_named_and_with_a_new_one_the_read_goes_on(string platform)
    {
        Dictionary<string, string?> settings = new() { ["Sources:MaxWait"] = "01:00:00" };
        await using ConnectorRig whole = await ConnectorRig.StartAsync(platform, settings: settings);
        await whole.CollectAsync();
        int calls = (int)whole.Simulator.Context.Log.Count(platform);
        await using ConnectorRig rig = await ConnectorRig.StartAsync(platform, settings: settings);
        rig.Simulator.Context.Faults.Set(platform, new(FaultKind.TokenExpiry) { After = Math.Max(1, calls / 2) });

        IReadOnlyList<SourceResult> torn = await rig.CollectAsync();

        SourceResult[] stopped = [.. torn.Where(r => r.Error is not null)];
        Assert.IsNotEmpty(stopped, $"{calls} calls");
        foreach (SourceResult result in stopped)
        {
            Assert.AreEqual(ErrorKind.Credentials, result.Error!.Kind, result.Message);
            StringAssert.Contains(result.Message!, $"Sources:Platforms:{platform}:Secrets:");
            StringAssert.Contains(result.Message!, $"check {platform}");
            Assert.IsTrue(result.Pages == 0 || IsKept(rig, result.Read), $"{result.Read.Stream}: the cursor of a read that was torn after {result.Pages} pages");
        }

        Assert.IsGreaterThan(0, torn.Sum(r => r.Landed.Counts.RowsIn), "what came before stays");

        // The old one stays refused.
        await rig.RestartAsync(rig.SettingsOf($"Sources:Platforms:{platform}:Secrets:").ToDictionary(s => s.Key, string? (s) => SimulatorCredentials.Renewed(s.Value)));
        IReadOnlyList<SourceResult> renewed = await rig.CollectAsync();

        Assert.IsTrue(renewed.All(r => r.Message is null), renewed.FirstOrDefault(r => r.Message is not null)?.Message);
        await FaultTests.SameAsync(platform, whole, rig);
        foreach (Connector stream in SourceCatalog.Current.Of(platform).Where(s => s.Manifest is { Increment: not null, Kind: "posts" or "news" }))
        {
            HashSet<string> known = [.. (await whole.LandedAsync(stream.Name)).Select(FaultTests.Key)];
            string[] doubled = [.. (await rig.LandedAsync(stream.Name)).Select(FaultTests.Key).Distinct().Where(key => !known.Contains(key) && !IsYounger(rig, platform, key))];
            Assert.IsEmpty(doubled, stream.Name);
        }

        Scorecard.Pass(platform, Check.TokenExpiry);
    }

    private static bool IsKept(ConnectorRig rig, SourceRead read)
        => rig.State.Rows.Any(r => r.Key.Table == "cursors" && r.Key.Partition == read.Stream && SourceCursor.Parse(r.Value.Value).IsUnfinished);

    // Waits let the world's time pass.
    private static bool IsYounger(ConnectorRig rig, string platform, string key)
        => rig.Simulator.Context.World.Of(platform).Items.Any(i => i.VisibleFrom > new DateTimeOffset(2026, 5, 20, 6, 0, 0, TimeSpan.Zero) && key.Contains(i.Id, StringComparison.Ordinal));
}
