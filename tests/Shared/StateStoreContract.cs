using Trends.Storage;

namespace Trends.Contracts;

/// <summary>What every state store does.</summary>
[TestClass]
public abstract class StateStoreContract
{
    public TestContext TestContext { get; set; } = null!;

    protected CancellationToken Stop => TestContext.CancellationToken;

    [TestMethod]
    public async Task What_was_written_is_read_back()
    {
        IStateStore store = await CreateAsync();

        StateRow? written = await store.WriteAsync("t", "p", "행", "{\"값\":1}", WriteCondition.Always, Stop);

        Assert.IsNotNull(written);
        Assert.AreEqual(("p", "행", "{\"값\":1}"), (written.Partition, written.Row, written.Value));
        Assert.AreEqual(written, await store.ReadAsync("t", "p", "행", Stop));
        Assert.IsNull(await store.ReadAsync("t", "p", "other", Stop));
        Assert.IsNull(await store.ReadAsync("t", "q", "행", Stop));
        Assert.IsNull(await store.ReadAsync("u", "p", "행", Stop));
    }

    [TestMethod]
    public async Task Empty_values_are_values()
    {
        IStateStore store = await CreateAsync();

        await store.WriteAsync("t", "p", "r", "", WriteCondition.IfNew, Stop);

        Assert.AreEqual("", (await store.ReadAsync("t", "p", "r", Stop))!.Value);
    }

    [TestMethod]
    public async Task Every_write_changes_the_etag_also_after_a_delete()
    {
        IStateStore store = await CreateAsync();
        StateRow? first = await store.WriteAsync("t", "p", "r", "same", WriteCondition.Always, Stop);
        StateRow? second = await store.WriteAsync("t", "p", "r", "same", WriteCondition.Always, Stop);
        await store.DeleteAsync("t", "p", "r", WriteCondition.Always, Stop);
        StateRow? third = await store.WriteAsync("t", "p", "r", "same", WriteCondition.Always, Stop);

        Assert.AreEqual(3, new[] { first!.ETag, second!.ETag, third!.ETag }.Distinct().Count());
    }

    [TestMethod]
    public async Task Conditions_hold_or_nothing_is_written()
    {
        IStateStore store = await CreateAsync();

        StateRow? first = await store.WriteAsync("t", "p", "r", "1", WriteCondition.IfNew, Stop);
        Assert.IsNotNull(first);
        Assert.IsNull(await store.WriteAsync("t", "p", "r", "2", WriteCondition.IfNew, Stop));
        StateRow? third = await store.WriteAsync("t", "p", "r", "3", WriteCondition.IfMatch(first.ETag), Stop);
        Assert.IsNotNull(third);
        Assert.IsNull(await store.WriteAsync("t", "p", "r", "4", WriteCondition.IfMatch(first.ETag), Stop));
        Assert.IsNull(await store.WriteAsync("t", "p", "none", "5", WriteCondition.IfMatch(first.ETag), Stop));
        Assert.AreEqual(third, await store.ReadAsync("t", "p", "r", Stop));
        Assert.IsNull(await store.ReadAsync("t", "p", "none", Stop));
    }

    [TestMethod]
    public async Task Deletes_keep_to_their_condition()
    {
        IStateStore store = await CreateAsync();
        StateRow? first = await store.WriteAsync("t", "p", "r", "1", WriteCondition.Always, Stop);
        StateRow? second = await store.WriteAsync("t", "p", "r", "2", WriteCondition.Always, Stop);

        Assert.IsFalse(await store.DeleteAsync("t", "p", "r", WriteCondition.IfMatch(first!.ETag), Stop));
        Assert.IsNotNull(await store.ReadAsync("t", "p", "r", Stop));
        Assert.IsTrue(await store.DeleteAsync("t", "p", "r", WriteCondition.IfMatch(second!.ETag), Stop));
        Assert.IsNull(await store.ReadAsync("t", "p", "r", Stop));
        Assert.IsFalse(await store.DeleteAsync("t", "p", "r", WriteCondition.IfMatch(second.ETag), Stop));
        Assert.IsTrue(await store.DeleteAsync("t", "p", "r", WriteCondition.Always, Stop));
    }

    [TestMethod]
    public async Task Of_concurrent_new_writes_exactly_one_wins()
    {
        IStateStore store = await CreateAsync();

        StateRow?[] written = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Task.Run(() => store.WriteAsync("t", "p", "r", $"{i}", WriteCondition.IfNew, Stop), Stop)));

        StateRow winner = written.Single(w => w is not null)!;
        Assert.AreEqual(winner, await store.ReadAsync("t", "p", "r", Stop));
    }

    [TestMethod]
    public async Task A_counter_raised_by_many_under_its_etag_loses_nothing()
    {
        IStateStore store = await CreateAsync();
        await store.WriteAsync("t", "p", "counter", "0", WriteCondition.Always, Stop);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                for (int raised = 0; raised < 10;)
                {
                    StateRow row = (await store.ReadAsync("t", "p", "counter", Stop))!;
                    if (await store.WriteAsync("t", "p", "counter", $"{int.Parse(row.Value) + 1}", WriteCondition.IfMatch(row.ETag), Stop) is not null)
                    {
                        raised++;
                    }
                }
            },
            Stop)));

        Assert.AreEqual("40", (await store.ReadAsync("t", "p", "counter", Stop))!.Value);
    }

    [TestMethod]
    public async Task Rows_come_in_ordinal_order_within_their_range()
    {
        IStateStore store = await CreateAsync();
        string[] keys = ["B", "a", "a!", "b", "가", "각", "나", "힣", "0", "é"];
        foreach (string key in keys)
        {
            await store.WriteAsync("t", "p", key, "v", WriteCondition.Always, Stop);
            await store.WriteAsync("t", "other", key, "v", WriteCondition.Always, Stop);
        }

        string[] ordered = [.. keys.Order(StringComparer.Ordinal)];
        CollectionAssert.AreEqual(ordered, Keys(await store.QueryAsync("t", "p", new(), Stop)));
        CollectionAssert.AreEqual(ordered.Reverse().ToArray(), Keys(await store.QueryAsync("t", "p", new(Descending: true), Stop)));
        CollectionAssert.AreEqual((string[])["a", "a!"], Keys(await store.QueryAsync("t", "p", new(From: "a", To: "b"), Stop)));
        CollectionAssert.AreEqual((string[])["나", "각", "가"], Keys(await store.QueryAsync("t", "p", new(From: "가", To: "힣", Descending: true), Stop)));
        CollectionAssert.AreEqual(Array.Empty<string>(), Keys(await store.QueryAsync("t", "nothing", new(), Stop)));
        CollectionAssert.AreEqual(Array.Empty<string>(), Keys(await store.QueryAsync("nothing", "p", new(), Stop)));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Pages_follow_each_other_without_gap_or_repeat(bool descending)
    {
        IStateStore store = await CreateAsync();
        string[] keys = [.. Enumerable.Range(0, 25).Select(i => $"r{i:d2}")];
        await store.WriteManyAsync("t", "p", [.. keys.Select(k => KeyValuePair.Create(k, k))], Stop);

        List<string> seen = [];
        string? continuation = null;
        do
        {
            StatePage page = await store.QueryAsync("t", "p", new(From: "r02", To: "r23", Descending: descending, Top: 7, Continuation: continuation), Stop);
            Assert.IsLessThanOrEqualTo(7, page.Rows.Count);
            seen.AddRange(Keys(page));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        string[] expected = keys[2..23];
        CollectionAssert.AreEqual(descending ? expected.Reverse().ToArray() : expected, seen);
    }

    [TestMethod]
    public async Task Forged_continuations_are_refused()
    {
        IStateStore store = await CreateAsync();
        await store.WriteManyAsync("t", "p", [.. Enumerable.Range(0, 5).Select(i => KeyValuePair.Create($"r{i}", "v"))], Stop);

        await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.QueryAsync("t", "p", new(Top: 2, Continuation: "forged"), Stop));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.QueryAsync("t", "p", new(Top: 2, Continuation: "한글 / ' OR 1=1"), Stop));
    }

    [TestMethod]
    public async Task Pages_have_1_to_1000_rows()
    {
        IStateStore store = await CreateAsync();
        await store.WriteManyAsync("t", "p", [.. Enumerable.Range(0, 1001).Select(i => KeyValuePair.Create($"r{i:d4}", "v"))], Stop);

        StatePage page = await store.QueryAsync("t", "p", new(Top: 1000), Stop);
        Assert.HasCount(1000, page.Rows);
        Assert.AreEqual("r1000", Keys(await store.QueryAsync("t", "p", new(Top: 1000, Continuation: page.Continuation), Stop)).Single());
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.QueryAsync("t", "p", new(Top: 0), Stop));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.QueryAsync("t", "p", new(Top: 1001), Stop));
    }

    [TestMethod]
    public async Task Many_rows_replace_what_stood_there()
    {
        IStateStore store = await CreateAsync();
        await store.WriteAsync("t", "p", "r0001", "old", WriteCondition.Always, Stop);

        await store.WriteManyAsync("t", "p", [.. Enumerable.Range(0, 250).Select(i => KeyValuePair.Create($"r{i:d4}", $"{i}"))], Stop);
        await store.WriteManyAsync("t", "p", [], Stop);

        StatePage page = await store.QueryAsync("t", "p", new(), Stop);
        Assert.HasCount(250, page.Rows);
        Assert.AreEqual("1", page.Rows[1].Value);
    }

    [TestMethod]
    public async Task One_bad_row_of_many_writes_none_of_its_batch()
    {
        IStateStore store = await CreateAsync();

        await Assert.ThrowsExactlyAsync<ArgumentException>(() =>
            store.WriteManyAsync("t", "p", [KeyValuePair.Create("good", "v"), KeyValuePair.Create("bad/key", "v")], Stop));

        Assert.IsNull(await store.ReadAsync("t", "p", "good", Stop));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("a/b")]
    [DataRow("a\\b")]
    [DataRow("a#b")]
    [DataRow("a?b")]
    [DataRow("a\tb")]
    [DataRow("a\u0085b")]
    public async Task Bad_keys_are_refused(string key)
    {
        IStateStore store = await CreateAsync();

        await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.WriteAsync("t", "p", key, "v", WriteCondition.Always, Stop));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.WriteAsync("t", key, "r", "v", WriteCondition.Always, Stop));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.WriteAsync(key, "p", "r", "v", WriteCondition.Always, Stop));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.ReadAsync("t", "p", key, Stop));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.DeleteAsync("t", "p", key, WriteCondition.Always, Stop));
    }

    [TestMethod]
    public async Task Keys_of_512_characters_and_values_of_60_KB_fit_and_larger_ones_do_not()
    {
        IStateStore store = await CreateAsync();
        string key = new('가', 512);
        string value = new('가', 20 * 1024);

        await store.WriteAsync("t", "p", key, value, WriteCondition.Always, Stop);

        Assert.AreEqual(value, (await store.ReadAsync("t", "p", key, Stop))!.Value);
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.WriteAsync("t", "p", key + "각", "v", WriteCondition.Always, Stop));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.WriteAsync("t", "p", "r", value + "a", WriteCondition.Always, Stop));
    }

    [TestMethod]
    public async Task What_was_written_is_there_after_reopening_with_its_version()
    {
        IStateStore store = await CreateAsync();
        StateRow? written = await store.WriteAsync("t", "p", "r", "kept", WriteCondition.Always, Stop);
        await store.WriteAsync("t", "p", "gone", "x", WriteCondition.Always, Stop);
        StateRow? last = await store.WriteAsync("t", "p", "gone", "y", WriteCondition.Always, Stop);
        await store.DeleteAsync("t", "p", "gone", WriteCondition.Always, Stop);

        store = await ReopenAsync(store);

        Assert.AreEqual(written, await store.ReadAsync("t", "p", "r", Stop));
        Assert.IsNull(await store.ReadAsync("t", "p", "gone", Stop));
        StateRow? again = await store.WriteAsync("t", "p", "gone", "y", WriteCondition.IfNew, Stop);
        Assert.AreNotEqual(last!.ETag, again!.ETag);
    }

    /// <summary>Makes an empty store.</summary>
    protected abstract Task<IStateStore> CreateAsync();

    /// <summary>Closes a store and opens what it held.</summary>
    protected abstract Task<IStateStore> ReopenAsync(IStateStore store);

    private static string[] Keys(StatePage page) => [.. page.Rows.Select(r => r.Row)];
}
