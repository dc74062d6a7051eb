using Trends.Marts;
using Trends.Tests.Fixtures;

namespace Trends.Tests.Marts;

[TestClass]
public sealed class FingerprintTests
{
    [TestMethod]
    public async Task Equal_content_under_another_key_in_another_split_has_the_same_fingerprint_and_a_changed_cell_another()
    {
        Fingerprint one = await TakeAsync("i % 2", "k", null);
        Fingerprint other = await TakeAsync("hash(i) % 5", "another", null);
        Fingerprint changed = await TakeAsync("i % 2", "k", "CASE WHEN i = 7 THEN 'item8' ELSE item END AS item");

        CollectionAssert.AreEqual(one.Staging.ToList(), other.Staging.ToList());
        CollectionAssert.AreEqual(one.Warehouse.ToList(), other.Warehouse.ToList());
        CollectionAssert.AreEqual(one.Marts.ToList(), other.Marts.ToList());
        Assert.AreNotEqual(one.Staging["shop"], changed.Staging["shop"]);
        Assert.AreNotEqual(one.Warehouse["fact_event"], changed.Warehouse["fact_event"]);
    }

    private static async Task<Fingerprint> TakeAsync(string split, string key, string? changedEvent)
    {
        using TestLake lake = new();
        Stages stages = new(lake);
        foreach (RecordKind kind in RecordKinds.All)
        {
            await Accepted.WriteAsync(lake, kind, 200, split, key, kind == RecordKind.Events ? changedEvent : null);
        }

        await stages.CleanAsync();
        await stages.LoadAsync();
        await stages.BuildAsync();
        return await new FingerprintBuilder(stages.Engine, lake, stages.Marts).ComputeAsync(CancellationToken.None);
    }
}
