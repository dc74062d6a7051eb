using Trends.Marts;
using Trends.Storage;
using Trends.Tests.Fixtures;

namespace Trends.Tests.Marts;

[TestClass]
public sealed class MartStageTests : IDisposable
{
    private readonly TestLake _lake = new();
    private readonly Stages _run;

    public MartStageTests() => _run = new(_lake);

    public void Dispose() => _lake.Dispose();

    [TestMethod]
    public async Task A_rerun_writes_no_rows_and_a_lost_store_is_written_anew()
    {
        await LoadAllAsync(800);
        IReadOnlyList<MartBuild> first = await _run.BuildAsync();
        IReadOnlyList<MartBuild> second = await _run.BuildAsync();
        _run.Marts.Lose();
        IReadOnlyList<MartBuild> third = await _run.BuildAsync();

        Assert.IsTrue(first.All(b => b.Rows > 0 && b.RowsWritten >= b.Rows));
        CollectionAssert.AreEqual(first.Select(b => b with { RowsWritten = 0 }).ToList(), second.ToList());
        CollectionAssert.AreEqual(first.ToList(), third.ToList());
        Assert.AreEqual(4, _run.State.Writes);
    }

    [TestMethod]
    public async Task Only_what_changed_is_written_and_what_vanished_is_deleted()
    {
        await LoadAllAsync(800);
        await _run.BuildAsync();
        int users = _run.Marts.Rows("user").Count;

        _lake.DeleteFolder("staging/_accepted/campaigns");
        await Accepted.WriteAsync(_lake, RecordKind.Campaigns, 60);
        await _run.CleanAsync();
        await _run.LoadAsync();
        IReadOnlyList<MartBuild> builds = await _run.BuildAsync();

        MartBuild campaign = builds.Single(b => b.Mart == "campaign");
        Assert.AreEqual(60, campaign.Rows);
        Assert.AreEqual(740, campaign.RowsDeleted);
        Assert.HasCount(60, _run.Marts.Rows("campaign"));
        Assert.AreEqual(0, builds.Single(b => b.Mart == "user").RowsWritten);
        Assert.HasCount(users, _run.Marts.Rows("user"));
    }

    [TestMethod]
    public async Task An_interrupted_build_is_completed_by_the_next()
    {
        await LoadAllAsync(300);
        await _run.BuildAsync();
        await Accepted.WriteAsync(_lake, RecordKind.Events, 900, "1", change: "concat('u', i % 5) AS \"user\", md5(concat('x', i))::UUID AS identity");
        await _run.CleanAsync();
        await _run.LoadAsync();
        _run.Marts.FailAt = 4;
        await Assert.ThrowsExactlyAsync<IOException>(_run.BuildAsync);
        await _run.BuildAsync();

        Stages fresh = new(_lake);
        _lake.DeleteFolder("marts/");
        await fresh.BuildAsync();

        CollectionAssert.AreEqual(Texts(fresh, "user"), Texts(_run, "user"));
        CollectionAssert.AreEqual(Texts(fresh, "trend"), Texts(_run, "trend"));
    }

    [TestMethod]
    public async Task Predictions_and_feedback_outlive_a_lost_watermark_and_features_of_nobody_do_not()
    {
        await LoadAllAsync(300);
        await _run.BuildAsync();
        List<string> features = Texts(_run, "ai");
        MartRow prediction = Ai("p1", "prediction", "prediction");
        await _run.Marts.UpsertAsync(MartDefinitions.Ai, prediction, WriteCondition.Always, CancellationToken.None);
        await _run.Marts.UpsertAsync(MartDefinitions.Ai, Ai("nobody", "features|user", "features"), WriteCondition.Always, CancellationToken.None);
        _run.Marts.Lose("watermarks");

        await _run.BuildAsync();

        CollectionAssert.AreEquivalent(features.Append(string.Join('|', prediction.Cells)).ToList(), Texts(_run, "ai"));
    }

    private static MartRow Ai(string subject, string id, string kind)
    {
        object?[] cells = new object?[MartDefinitions.Ai.Columns.Count];
        (cells[0], cells[1], cells[2]) = (subject, id, kind);
        return new(cells);
    }

    private static List<string> Texts(Stages run, string mart) => [.. run.Marts.Rows(mart).Select(r => string.Join('|', r.Cells))];

    private async Task LoadAllAsync(int rows)
    {
        foreach (RecordKind kind in RecordKinds.Staged)
        {
            await Accepted.WriteAsync(_lake, kind, rows, "i % 2");
        }

        await _run.CleanAsync();
        await _run.LoadAsync();
    }
}
