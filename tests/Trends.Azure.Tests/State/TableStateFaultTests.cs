using Azure;
using Azure.Data.Tables;
using Trends.Azure.State;
using Trends.Azure.Tests.Accounts;
using Trends.Servers;
using Trends.Storage;

namespace Trends.Azure.Tests.State;

[TestClass]
public sealed class TableStateFaultTests
{
    private static TestAccount _account = null!;
    private static string _table = null!;
    private readonly FaultyHandler _faults = new();
    private readonly string _partition = _account.NewName();
    private TableStateStore _store = null!;
    private TableStateStore _other = null!;

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Stop => TestContext.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        _account = await TestAccount.StartAsync();
        _table = await _account.NewTableAsync();
    }

    [ClassCleanup]
    public static async Task StopAsync() => await _account.DisposeAsync();

    [TestInitialize]
    public void Open()
    {
        _store = new(_account.Table(_table, StorageFaults.Through<TableClientOptions>(_faults)));
        _other = new(_account.Table(_table));
    }

    [TestMethod]
    [DynamicData(nameof(StorageFaults.Overcome), typeof(StorageFaults))]
    public async Task A_new_row_is_written_once_and_known_to_be(Fault fault)
    {
        _faults.Plan(fault);

        StateRow? written = await WriteAsync("first", WriteCondition.IfNew);

        await StandsAsync(written);
        Assert.IsNull(await WriteAsync("second", WriteCondition.IfNew));
    }

    [TestMethod]
    [DynamicData(nameof(StorageFaults.Overcome), typeof(StorageFaults))]
    public async Task A_version_is_replaced_once_and_known_to_be(Fault fault)
    {
        StateRow? first = await WriteAsync("first", WriteCondition.Always);
        _faults.Plan(fault);

        StateRow? second = await WriteAsync("second", WriteCondition.IfMatch(first!.ETag));

        await StandsAsync(second);
        Assert.IsNull(await WriteAsync("third", WriteCondition.IfMatch(first.ETag)));
        Assert.IsNotNull(await WriteAsync("third", WriteCondition.IfMatch(second!.ETag)));
    }

    [TestMethod]
    [DynamicData(nameof(StorageFaults.Overcome), typeof(StorageFaults))]
    public async Task A_write_that_comes_too_late_stays_refused(Fault fault)
    {
        StateRow? first = await WriteAsync("first", WriteCondition.Always);
        StateRow? second = await WriteAsync("second", WriteCondition.Always);
        _faults.Plan(fault);

        Assert.IsNull(await WriteAsync("late", WriteCondition.IfMatch(first!.ETag)));

        await StandsAsync(second);
    }

    [TestMethod]
    [DataRow(1, false)]
    [DataRow(7, false)]
    [DataRow(8, true)]
    public async Task A_write_that_others_wrote_over_before_its_answer_is_known_up_to_seven_later(int later, bool forgotten)
    {
        StateRow? first = await WriteAsync("0", WriteCondition.IfNew);
        _faults.Plan(new Fault("lost, and written over", ServerActs: true, async (_, _) =>
        {
            for (int i = 0; i < later; i++)
            {
                StateRow? standing = await _other.ReadAsync("t", _partition, "r", Stop);
                await _other.WriteAsync("t", _partition, "r", standing!.Value + "+", WriteCondition.IfMatch(standing.ETag), Stop);
            }

            throw new HttpRequestException("The answer is lost.", new IOException("Reset."));
        }));

        StateRow? written = await WriteAsync("1", WriteCondition.IfMatch(first!.ETag));

        Assert.AreEqual(forgotten, written is null);
        Assert.AreEqual("1" + new string('+', later), (await _store.ReadAsync("t", _partition, "r", Stop))!.Value);
        if (written is not null)
        {
            Assert.IsNull(await WriteAsync("2", WriteCondition.IfMatch(written.ETag)), "A version that was written over matches nothing.");
        }
    }

    [TestMethod]
    [DynamicData(nameof(StorageFaults.Overcome), typeof(StorageFaults))]
    public async Task A_version_is_deleted_and_known_to_be(Fault fault)
    {
        StateRow? first = await WriteAsync("first", WriteCondition.Always);
        _faults.Plan(fault);

        Assert.IsTrue(await _store.DeleteAsync("t", _partition, "r", WriteCondition.IfMatch(first!.ETag), Stop));

        Assert.IsNull(await _store.ReadAsync("t", _partition, "r", Stop));
        Assert.IsFalse(await _store.DeleteAsync("t", _partition, "r", WriteCondition.IfMatch(first.ETag), Stop));
    }

    [TestMethod]
    [DynamicData(nameof(StorageFaults.Overcome), typeof(StorageFaults))]
    public async Task Many_rows_are_written_and_read_in_both_directions(Fault fault)
    {
        string[] keys = [.. Enumerable.Range(0, 20).Select(i => $"r{i:d2}")];
        _faults.Plan(fault);
        await _store.WriteManyAsync("t", _partition, [.. keys.Select(k => KeyValuePair.Create(k, k))], Stop);

        _faults.Plan(fault);
        CollectionAssert.AreEqual(keys, Keys(await _store.QueryAsync("t", _partition, new(), Stop)));
        _faults.Plan(fault);
        CollectionAssert.AreEqual(keys.Reverse().ToArray(), Keys(await _store.QueryAsync("t", _partition, new(Descending: true), Stop)));
        Assert.IsTrue(_faults.IsSpent);
    }

    [TestMethod]
    [DynamicData(nameof(StorageFaults.Told), typeof(StorageFaults))]
    public async Task An_unknown_refusal_is_told_and_leaves_nothing_half_done(Fault fault)
    {
        _faults.Plan(fault);

        await Assert.ThrowsExactlyAsync<RequestFailedException>(() => WriteAsync("first", WriteCondition.IfNew));

        Assert.IsNull(await _store.ReadAsync("t", _partition, "r", Stop));
        await StandsAsync(await WriteAsync("again", WriteCondition.IfNew));
    }

    private static string[] Keys(StatePage page) => [.. page.Rows.Select(r => r.Row)];

    private Task<StateRow?> WriteAsync(string value, WriteCondition condition) => _store.WriteAsync("t", _partition, "r", value, condition, Stop);

    private async Task StandsAsync(StateRow? written)
    {
        Assert.IsTrue(_faults.IsSpent);
        Assert.IsNotNull(written);
        Assert.AreEqual(written, await _store.ReadAsync("t", _partition, "r", Stop));
    }
}
