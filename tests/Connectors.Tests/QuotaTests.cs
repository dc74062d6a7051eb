using Connectors.Tests.Rig;
using Trends.Collect.Connect;
using Trends.Collect.Connect.Manifests;
using Trends.Simulator.Faults;

namespace Connectors.Tests;

/// <summary>How each platform says that a quota is spent: never to be taken for wrong credentials, wrong settings or silence.</summary>
[TestClass]
public sealed class QuotaTests
{
    public static IEnumerable<object[]> Platforms => ReadTests.Platforms;

    [TestMethod]
    [DynamicData(nameof(Platforms))]
    public async Task A_spent_quota_is_told_as_such(string platform)
    {
        await using ConnectorRig rig = await ConnectorRig.StartAsync(platform);
        rig.Simulator.Context.Faults.Set(platform, new(FaultKind.QuotaBlock));

        IReadOnlyList<SourceResult> results = await rig.CollectAsync();

        Assert.IsNotEmpty(results);
        foreach (SourceResult result in results)
        {
            Assert.AreEqual(ErrorKind.RateLimited, result.Error?.Kind, $"{result.Read.Stream}: {result.Message}");
        }
    }
}
