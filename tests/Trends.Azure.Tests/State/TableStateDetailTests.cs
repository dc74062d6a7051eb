using Trends.Azure.State;
using Trends.Azure.Tests.Accounts;
using Trends.Storage;

namespace Trends.Azure.Tests.State;

[TestClass]
public sealed class TableStateDetailTests
{
    private static TestAccount _account = null!;
    private TableStateStore _store = null!;
    private TableStateStore _instance = null!;

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Stop => TestContext.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => _account = await TestAccount.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await _account.DisposeAsync();

    [TestInitialize]
    public async Task OpenAsync()
    {
        string table = await _account.NewTableAsync();
        _store = new(_account.Table(table));
        _instance = new(_account.Table(table));
    }

    [TestMethod]
    public async Task A_hundred_of_the_largest_rows_are_written()
    {
        string value = new('v', StateLimits.MaxValueBytes);

        await _store.WriteManyAsync("t", "p", [.. Enumerable.Range(0, 100).Select(i => KeyValuePair.Create($"r{i:d3}", value))], Stop);

        Assert.HasCount(100, (await _store.QueryAsync("t", "p", new(), Stop)).Rows);
    }

    [TestMethod]
    public async Task Partitions_whose_names_run_together_are_apart()
    {
        await _store.WriteAsync("a", "b|c", "r", "1", WriteCondition.Always, Stop);
        await _store.WriteAsync("a|b", "c", "r", "2", WriteCondition.Always, Stop);
        string longest = new('p', StateLimits.MaxKeyLength);
        await _store.WriteAsync(longest, longest, "r", "3", WriteCondition.Always, Stop);

        Assert.AreEqual("1", (await _store.ReadAsync("a", "b|c", "r", Stop))!.Value);
        Assert.AreEqual("2", (await _store.ReadAsync("a|b", "c", "r", Stop))!.Value);
        Assert.AreEqual("3", (await _store.ReadAsync(longest, longest, "r", Stop))!.Value);
    }

    [TestMethod]
    [DataRow("o'clock")]
    [DataRow("100%25 & + ; = @")]
    [DataRow("a:b*c|d\"e<f>")]
    [DataRow("🔥")]
    public async Task Keys_with_characters_of_addresses_and_filters_are_kept_as_they_are(string key)
    {
        StateRow? written = await _store.WriteAsync(key, key, key, "v", WriteCondition.IfNew, Stop);

        Assert.AreEqual(written, await _store.ReadAsync(key, key, key, Stop));
        Assert.AreEqual(written, (await _store.QueryAsync(key, key, new(From: key), Stop)).Rows.Single());
        await _store.WriteManyAsync(key, key, [new(key, "w")], Stop);
        Assert.AreEqual("w", (await _store.QueryAsync(key, key, new(Descending: true), Stop)).Rows.Single().Value);
        Assert.IsTrue(await _store.DeleteAsync(key, key, key, WriteCondition.Always, Stop));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("1a")]
    [DataRow("|AAAA")]
    [DataRow("W/\"x\"|not base64!")]
    public async Task A_version_of_another_store_matches_nothing(string etag)
    {
        await _store.WriteAsync("t", "p", "r", "v", WriteCondition.Always, Stop);
        WriteCondition condition = WriteCondition.IfMatch(etag.Length == 0 ? "x" : etag);

        Assert.IsNull(await _store.WriteAsync("t", "p", "r", "w", condition, Stop));
        Assert.IsFalse(await _store.DeleteAsync("t", "p", "r", condition, Stop));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task A_page_that_one_instance_began_another_goes_on_with(bool descending)
    {
        await _store.WriteManyAsync("t", "p", [.. Enumerable.Range(0, 5).Select(i => KeyValuePair.Create($"r{i}", "v"))], Stop);
        StatePage first = await _store.QueryAsync("t", "p", new(Top: 3, Descending: descending), Stop);

        StatePage second = await _instance.QueryAsync("t", "p", new(Top: 3, Descending: descending, Continuation: first.Continuation), Stop);

        Assert.HasCount(2, second.Rows);
        Assert.IsNull(second.Continuation);
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => _instance.QueryAsync("t", "other", new(Top: 3, Descending: descending, Continuation: first.Continuation), Stop));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => _instance.QueryAsync("t", "p", new(Top: 3, Descending: !descending, Continuation: first.Continuation), Stop));
    }

    [TestMethod]
    public async Task The_end_of_a_range_of_more_rows_than_the_service_gives_at_once_is_found()
    {
        await _store.WriteManyAsync("t", "p", [.. Enumerable.Range(0, 2001).Select(i => KeyValuePair.Create($"r{i:d4}", "v"))], Stop);

        StatePage page = await _store.QueryAsync("t", "p", new(Descending: true, Top: 2), Stop);

        CollectionAssert.AreEqual((string[])["r2000", "r1999"], page.Rows.Select(r => r.Row).ToArray());
        Assert.IsNotNull(page.Continuation);
    }
}
