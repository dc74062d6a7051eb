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

    [TestMethod]
    public async Task Parts_that_come_in_any_order_over_several_runs_give_the_fingerprint_of_one_run()
    {
        Fingerprint once = await TakeAsync("i % 3", "k", null);

        using TestLake lake = new();
        Stages stages = new(lake);
        foreach (int part in (int[])[2, 0, 1])
        {
            foreach (RecordKind kind in RecordKinds.Staged)
            {
                await Accepted.WriteAsync(lake, kind, 200, $"{part}", where: $"i % 3 = {part}");
            }

            await stages.CleanAsync();
            await stages.LoadAsync();
            await stages.BuildAsync();
        }

        Fingerprint often = await new FingerprintBuilder(stages.Engine, lake, stages.Marts).ComputeAsync(CancellationToken.None);
        CollectionAssert.AreEqual(once.Staging.ToList(), often.Staging.ToList());
        CollectionAssert.AreEqual(once.Warehouse.ToList(), often.Warehouse.ToList());
        CollectionAssert.AreEqual(once.Marts.ToList(), often.Marts.ToList());
    }

    private static async Task<Fingerprint> TakeAsync(string split, string key, string? changedEvent)
    {
        using TestLake lake = new();
        Stages stages = new(lake);
        foreach (RecordKind kind in RecordKinds.Staged)
        {
            await Accepted.WriteAsync(lake, kind, 200, split, key, kind == RecordKind.Events ? changedEvent : null);
        }

        await stages.CleanAsync();
        await stages.LoadAsync();
        await stages.BuildAsync();
        return await new FingerprintBuilder(stages.Engine, lake, stages.Marts).ComputeAsync(CancellationToken.None);
    }
}
