using Trends.Marts;
using Trends.Tests.Fixtures;

namespace Trends.Tests.Marts;

/// <summary>Pulls the plug between any two steps of load and marts; the next run must give what an undisturbed one gives.</summary>
[TestClass]
public sealed class CrashTests
{
    private const int Rows = 150;

    [TestMethod]
    public async Task A_load_cut_short_anywhere_is_completed_by_the_next()
    {
        using TestLake lake = new();
        Stages run = new(lake);
        await FillAsync(lake, run);
        int before = lake.Changes;
        await run.LoadAsync();
        int steps = lake.Changes - before;
        Fingerprint expected = await TakeAsync(run, lake);

        foreach (int step in Steps(steps, 5))
        {
            lake.DeleteFolder("warehouse/");
            lake.FailAt = step;
            await Assert.ThrowsExactlyAsync<IOException>(run.LoadAsync, $"step {step} of {steps}");
            lake.FailAt = 0;
            await run.LoadAsync();

            AssertSame(expected.Warehouse, (await TakeAsync(run, lake)).Warehouse, $"step {step} of {steps}");
        }
    }

    [TestMethod]
    public async Task Marts_cut_short_anywhere_are_completed_by_the_next_build()
    {
        using TestLake lake = new();
        Stages run = new(lake);
        await FillAsync(lake, run);
        await run.LoadAsync();
        int before = lake.Changes;
        IReadOnlyList<MartBuild> builds = await run.BuildAsync();
        int steps = lake.Changes - before;
        int rows = (int)builds.Sum(b => b.RowsWritten);
        Fingerprint expected = await TakeAsync(run, lake);

        foreach ((int step, int row) in Steps(steps, 3).Select(s => (s, 0)).Concat(Steps(rows, 3).Select(r => (0, r))))
        {
            lake.DeleteFolder("marts/");
            run.Marts.Lose();
            await CutAsync(lake, run, step, row);

            AssertSame(expected.Marts, (await TakeAsync(run, lake)).Marts, $"step {step}, row {row}");
            Assert.AreEqual(0, (await run.BuildAsync()).Sum(b => b.RowsWritten));
        }
    }

    [TestMethod]
    public async Task Changed_marts_cut_short_anywhere_are_completed_by_the_next_build()
    {
        Fingerprint? expected = null;
        foreach ((int step, int row) in (IEnumerable<(int, int)>)[(0, 0), (1, 0), (2, 0), (5, 0), (9, 0), (14, 0), (20, 0), (0, 1), (0, 40), (0, 200)])
        {
            using TestLake lake = new();
            Stages run = new(lake);
            await FillAsync(lake, run);
            await run.LoadAsync();
            await run.BuildAsync();
            await Accepted.WriteAsync(lake, RecordKind.Posts, 3 * Rows, "7");
            await Accepted.WriteAsync(lake, RecordKind.Events, 3 * Rows, "7");
            await run.CleanAsync();
            await run.LoadAsync();
            if (expected is null)
            {
                await run.BuildAsync();
                expected = await TakeAsync(run, lake);
                continue;
            }

            await CutAsync(lake, run, step, row);

            AssertSame(expected.Marts, (await TakeAsync(run, lake)).Marts, $"step {step}, row {row}");
        }
    }

    [TestMethod]
    public async Task Marts_brought_up_to_date_equal_marts_filled_anew_though_posts_went_to_other_months()
    {
        using TestLake lake = new();
        Stages run = new(lake);
        await FillMartsAsync(lake, run);

        await AddNewerPostsAsync(lake, run);
        IReadOnlyList<MartBuild> update = await run.BuildAsync();
        Fingerprint updated = await TakeAsync(run, lake);

        lake.DeleteFolder("marts/");
        run.Marts.Lose();
        await run.BuildAsync();

        Assert.IsGreaterThan(0, update.Single(b => b.Mart == "trend").RowsDeleted);
        AssertSame((await TakeAsync(run, lake)).Marts, updated.Marts, "updated");
    }

    [TestMethod]
    public async Task A_store_that_was_restored_from_a_backup_is_filled_anew()
    {
        using TestLake lake = new();
        Stages run = new(lake);
        await FillMartsAsync(lake, run);
        TestMarts backup = run.Marts.Copy();
        await AddNewerPostsAsync(lake, run);
        await run.BuildAsync();
        Fingerprint expected = await TakeAsync(run, lake);

        run.Marts.Restore(backup);
        await run.BuildAsync();

        AssertSame(expected.Marts, (await TakeAsync(run, lake)).Marts, "restored");
    }

    private static async Task FillMartsAsync(TestLake lake, Stages run)
    {
        await FillAsync(lake, run);
        await run.LoadAsync();
        await run.BuildAsync();
    }

    // Newer versions of a seventh of the posts were published forty days later.
    private static async Task AddNewerPostsAsync(TestLake lake, Stages run)
    {
        await Accepted.WriteAsync(lake, RecordKind.Posts, 3 * Rows, "7");
        await run.CleanAsync();
        await run.LoadAsync();
    }

    private static async Task CutAsync(TestLake lake, Stages run, int step, int row)
    {
        (lake.FailAt, run.Marts.FailAt) = (step, row);
        await Assert.ThrowsExactlyAsync<IOException>(run.BuildAsync, $"step {step}, row {row}");
        (lake.FailAt, run.Marts.FailAt) = (0, 0);
        await run.BuildAsync();
    }

    // The first, the last, and some between.
    private static IEnumerable<int> Steps(int steps, int count) => Enumerable.Range(0, count).Select(i => 1 + ((steps - 1) * i / (count - 1)));

    private static async Task FillAsync(TestLake lake, Stages run)
    {
        // Those that the marts come from.
        foreach (RecordKind kind in (RecordKind[])[RecordKind.Posts, RecordKind.Events, RecordKind.Campaigns])
        {
            await Accepted.WriteAsync(lake, kind, Rows, "i % 2");
        }

        await run.CleanAsync();
    }

    private static Task<Fingerprint> TakeAsync(Stages run, TestLake lake) => new FingerprintBuilder(run.Engine, lake, run.Marts).ComputeAsync(CancellationToken.None);

    private static void AssertSame(SortedDictionary<string, string> expected, SortedDictionary<string, string> actual, string where) =>
        CollectionAssert.AreEqual(expected.ToList(), actual.ToList(), where);
}
