using Trends.Storage;

namespace Trends.Contracts;

/// <summary>What every mart store does.</summary>
[TestClass]
public abstract class MartStoreContract
{
    private static readonly MartDefinition Mart = new(
        "things",
        [
            new("part", MartType.Text),
            new("id", MartType.Text),
            new("name", MartType.Text),
            new("count", MartType.Integer),
            new("score", MartType.Number),
            new("flag", MartType.Flag),
            new("at", MartType.Instant),
        ],
        "part",
        "id",
        ["name", "count", "at"]);

    private static readonly DateTimeOffset Noon = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    public TestContext TestContext { get; set; } = null!;

    protected CancellationToken Stop => TestContext.CancellationToken;

    [TestMethod]
    public async Task Rows_come_back_with_every_type_and_null()
    {
        IMartStore store = await CreateStoreAsync();
        DateTimeOffset micro = Noon.AddTicks(1230);
        await PutAsync(store, ["p", "full", "이름 'x'", long.MaxValue, -0.1, true, micro], ["p", "nulls", null, null, null, null, null], ["p", "old", "", -1L, 1e300, false, new DateTimeOffset(1960, 1, 1, 0, 0, 0, TimeSpan.Zero)]);

        CollectionAssert.AreEqual((object?[])["p", "full", "이름 'x'", long.MaxValue, -0.1, true, micro], (await store.ReadAsync(Mart, "p", "full", Stop))!.Cells);
        CollectionAssert.AreEqual((object?[])["p", "nulls", null, null, null, null, null], (await store.ReadAsync(Mart, "p", "nulls", Stop))!.Cells);
        Assert.AreEqual("", (await store.ReadAsync(Mart, "p", "old", Stop))!.Cells[2]);
        Assert.AreEqual(1960, ((DateTimeOffset)(await store.ReadAsync(Mart, "p", "old", Stop))!.Cells[6]!).Year);
        Assert.IsNull(await store.ReadAsync(Mart, "p", "none", Stop));
        Assert.IsNull(await store.ReadAsync(Mart, "q", "full", Stop));
    }

    [TestMethod]
    public async Task Creating_twice_keeps_the_rows()
    {
        IMartStore store = await CreateStoreAsync();
        await PutAsync(store, Row("p", "a"));

        await store.CreateAsync(Mart, Stop);

        Assert.IsNotNull(await store.ReadAsync(Mart, "p", "a", Stop));
    }

    [TestMethod]
    public async Task New_columns_may_come_and_stand_null_in_old_rows()
    {
        IMartStore store = await CreateStoreAsync();
        await PutAsync(store, Row("p", "old"));
        MartDefinition wider = Mart with { Columns = [.. Mart.Columns, new("extra", MartType.Text)], Indexes = [.. Mart.Indexes, "extra"] };

        await store.CreateAsync(wider, Stop);
        await store.UpsertAsync(wider, new([.. Row("p", "new"), "extra"]), WriteCondition.Always, Stop);

        Assert.IsNull((await store.ReadAsync(wider, "p", "old", Stop))!.Cells[7]);
        Assert.AreEqual("extra", (await store.ReadAsync(wider, "p", "new", Stop))!.Cells[7]);
        Assert.AreEqual(1, await store.CountAsync(wider, new(Filter: new MartFilter.Compare("extra", MartOperator.Equal, null)), Stop));
    }

    [TestMethod]
    public async Task An_upsert_replaces_the_whole_row()
    {
        IMartStore store = await CreateStoreAsync();
        Assert.AreEqual(1, await PutAsync(store, ["p", "a", "first", 1L, 1.0, true, Noon]));
        Assert.AreEqual(1, await PutAsync(store, ["p", "a", "second", null, null, null, null]));

        CollectionAssert.AreEqual((object?[])["p", "a", "second", null, null, null, null], (await store.ReadAsync(Mart, "p", "a", Stop))!.Cells);
        Assert.AreEqual(1, await store.CountAsync(Mart, new(), Stop));
    }

    [TestMethod]
    public async Task Conditions_hold_or_nothing_is_written()
    {
        IMartStore store = await CreateStoreAsync();

        MartRow? first = await store.UpsertAsync(Mart, new(Row("p", "a", "1")), WriteCondition.IfNew, Stop);
        Assert.IsNotNull(first?.ETag);
        Assert.IsNull(await store.UpsertAsync(Mart, new(Row("p", "a", "2")), WriteCondition.IfNew, Stop));
        MartRow? third = await store.UpsertAsync(Mart, new(Row("p", "a", "3")), WriteCondition.IfMatch(first.ETag), Stop);
        Assert.IsNotNull(third?.ETag);
        Assert.AreNotEqual(first.ETag, third.ETag);
        Assert.IsNull(await store.UpsertAsync(Mart, new(Row("p", "a", "4")), WriteCondition.IfMatch(first.ETag), Stop));
        Assert.IsNull(await store.UpsertAsync(Mart, new(Row("p", "none")), WriteCondition.IfMatch(first.ETag), Stop));

        MartRow read = (await store.ReadAsync(Mart, "p", "a", Stop))!;
        Assert.AreEqual(third.ETag, read.ETag);
        Assert.AreEqual("3", read.Cells[2]);
    }

    [TestMethod]
    public async Task Of_concurrent_new_rows_exactly_one_wins()
    {
        IMartStore store = await CreateStoreAsync();

        MartRow?[] written = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            Task.Run(() => store.UpsertAsync(Mart, new(Row("p", "contested", $"{i}")), WriteCondition.IfNew, Stop), Stop)));

        MartRow winner = written.Single(w => w is not null)!;
        Assert.AreEqual(winner.Cells[2], (await store.ReadAsync(Mart, "p", "contested", Stop))!.Cells[2]);
    }

    [TestMethod]
    public async Task Rows_come_by_partition_and_id_in_ordinal_order()
    {
        IMartStore store = await CreateStoreAsync();
        await PutAsync(store, Row("나", "1"), Row("가", "b"), Row("가", "B"), Row("가", "힣"), Row("A", "z"));

        CollectionAssert.AreEqual((string[])["A|z", "가|B", "가|b", "가|힣", "나|1"], await KeysAsync(store, new()));
        CollectionAssert.AreEqual((string[])["가|B", "가|b", "가|힣"], await KeysAsync(store, new(Partition: "가")));
        CollectionAssert.AreEqual((string[])["가|b"], await KeysAsync(store, new(Partition: "가", FromId: "b", ToId: "힣")));
        Assert.AreEqual(2, await store.CountAsync(Mart, new(Partition: "가", FromId: "b"), Stop));
    }

    [TestMethod]
    public async Task Filters_compare_every_type_on_both_sides_of_the_boundary()
    {
        IMartStore store = await CreateStoreAsync();
        await PutAsync(
            store,
            ["p", "1", "abc", 1L, 0.5, true, Noon],
            ["p", "2", "abd", 2L, 1.5, false, Noon.AddTicks(10)],
            ["p", "3", null, null, null, null, null]);

        await MatchesAsync(store, "2", new MartFilter.Compare("count", MartOperator.Greater, 1L));
        await MatchesAsync(store, "12", new MartFilter.Compare("count", MartOperator.GreaterOrEqual, 1L));
        await MatchesAsync(store, "1", new MartFilter.Compare("score", MartOperator.Less, 1.5));
        await MatchesAsync(store, "12", new MartFilter.Compare("score", MartOperator.LessOrEqual, 1.5));
        await MatchesAsync(store, "1", new MartFilter.Compare("name", MartOperator.Less, "abd"));
        await MatchesAsync(store, "", new MartFilter.Compare("name", MartOperator.Equal, "ABC"));
        await MatchesAsync(store, "2", new MartFilter.Compare("flag", MartOperator.Equal, false));
        await MatchesAsync(store, "1", new MartFilter.Compare("at", MartOperator.Equal, Noon));
        await MatchesAsync(store, "1", new MartFilter.Compare("at", MartOperator.Equal, Noon.ToOffset(TimeSpan.FromHours(9))));
        await MatchesAsync(store, "2", new MartFilter.Compare("at", MartOperator.Greater, Noon));
    }

    [TestMethod]
    public async Task Null_equals_null_alone_and_is_neither_less_nor_greater()
    {
        IMartStore store = await CreateStoreAsync();
        await PutAsync(store, ["p", "1", "a", 1L, 0.5, true, Noon], ["p", "3", null, null, null, null, null]);

        await MatchesAsync(store, "3", new MartFilter.Compare("count", MartOperator.Equal, null));
        await MatchesAsync(store, "1", new MartFilter.Compare("count", MartOperator.NotEqual, null));
        await MatchesAsync(store, "3", new MartFilter.Compare("count", MartOperator.NotEqual, 1L));
        await MatchesAsync(store, "1", new MartFilter.Compare("count", MartOperator.Less, 5L));
        await MatchesAsync(store, "3", new MartFilter.Not(new MartFilter.Compare("count", MartOperator.Less, 5L)));
        await MatchesAsync(store, "3", new MartFilter.Not(new MartFilter.Like("name", MartMatch.Contains, "a")));
        await MatchesAsync(store, "3", new MartFilter.Not(new MartFilter.In("name", ["a", "b"])));
        await MatchesAsync(store, "", new MartFilter.Compare("count", MartOperator.Less, -1L));
    }

    [TestMethod]
    public async Task Filters_match_parts_of_text_as_written()
    {
        IMartStore store = await CreateStoreAsync();
        await PutAsync(store, Row("p", "1", "뉴스 100% 좋다"), Row("p", "2", "News_Room"), Row("p", "3", "newsroom"), Row("p", "4", ""));

        await MatchesAsync(store, "1", new MartFilter.Like("name", MartMatch.StartsWith, "뉴스"));
        await MatchesAsync(store, "1", new MartFilter.Like("name", MartMatch.Contains, "100%"));
        await MatchesAsync(store, "2", new MartFilter.Like("name", MartMatch.Contains, "s_R"));
        await MatchesAsync(store, "2", new MartFilter.Like("name", MartMatch.EndsWith, "Room"));
        await MatchesAsync(store, "3", new MartFilter.Like("name", MartMatch.StartsWith, "news"));
        await MatchesAsync(store, "1", new MartFilter.Like("name", MartMatch.EndsWith, "좋다"));
        await MatchesAsync(store, "1234", new MartFilter.Like("name", MartMatch.Contains, ""));
        await MatchesAsync(store, "", new MartFilter.Like("name", MartMatch.Contains, "' OR '1'='1"));
    }

    [TestMethod]
    public async Task Filters_combine()
    {
        IMartStore store = await CreateStoreAsync();
        await PutAsync(store, [.. Enumerable.Range(1, 6).Select(i => Row("p", $"{i}", i % 2 == 0 ? "even" : "odd", i))]);
        MartFilter even = new MartFilter.Compare("name", MartOperator.Equal, "even");
        MartFilter high = new MartFilter.Compare("count", MartOperator.Greater, 3L);

        await MatchesAsync(store, "46", new MartFilter.And([even, high]));
        await MatchesAsync(store, "2456", new MartFilter.Or([even, high]));
        await MatchesAsync(store, "5", new MartFilter.And([new MartFilter.Not(even), high]));
        await MatchesAsync(store, "126", new MartFilter.In("count", [1L, 2L, 6L, 99L]));
        await MatchesAsync(store, "13", new MartFilter.Not(new MartFilter.Or([even, high])));
    }

    [TestMethod]
    public async Task Order_has_nulls_first_and_breaks_ties_by_partition_and_id()
    {
        IMartStore store = await CreateStoreAsync();
        await PutAsync(store, Row("q", "1", "b", 1), Row("p", "2", "b", 1), Row("p", "1", "a", 2), ["p", "0", null, null, null, null, null]);

        CollectionAssert.AreEqual((string[])["p|0", "p|1", "p|2", "q|1"], await KeysAsync(store, new(OrderBy: [new("name")])));
        CollectionAssert.AreEqual((string[])["p|1", "p|2", "q|1", "p|0"], await KeysAsync(store, new(OrderBy: [new("count", Descending: true)])));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Pages_follow_each_other_without_gap_or_repeat(bool descending)
    {
        IMartStore store = await CreateStoreAsync();
        Random chance = new(1);
        object?[][] rows = [.. Enumerable.Range(0, 60).Select(i => (object?[])[$"p{i % 3}", $"{i:d2}", chance.Next(3) == 0 ? null : $"n{chance.Next(4)}", (long)chance.Next(5), chance.NextDouble(), i % 2 == 0, Noon.AddTicks(10 * chance.Next(3))])];
        await PutAsync(store, rows);
        foreach (MartOrder[] order in (MartOrder[][])[[], [new("name", descending)], [new("score", descending)], [new("at", descending)], [new("flag", descending)], [new("count", descending)]])
        {
            MartQuery query = new(Filter: new MartFilter.Compare("count", MartOperator.Less, 4L), OrderBy: order.Length == 0 ? null : order, Top: 1000);
            string[] whole = await KeysAsync(store, query);
            List<string> seen = [];
            string? continuation = null;
            do
            {
                MartPage page = await store.QueryAsync(Mart, query with { Top = 7, Continuation = continuation }, Stop);
                seen.AddRange(page.Rows.Select(Key));
                continuation = page.Continuation;
            }
            while (continuation is not null);

            CollectionAssert.AreEqual(whole, seen);
            Assert.AreEqual(whole.Length, await store.CountAsync(Mart, query, Stop));
        }
    }

    [TestMethod]
    public async Task Skip_and_top_cut_a_page_out()
    {
        IMartStore store = await CreateStoreAsync();
        await PutAsync(store, [.. Enumerable.Range(0, 9).Select(i => Row("p", $"{i}"))]);

        CollectionAssert.AreEqual((string[])["p|3", "p|4"], await KeysAsync(store, new(Skip: 3, Top: 2)));
        CollectionAssert.AreEqual(Array.Empty<string>(), await KeysAsync(store, new(Skip: 9)));
        MartPage page = await store.QueryAsync(Mart, new(Skip: 3, Top: 2), Stop);
        CollectionAssert.AreEqual((string[])["p|5", "p|6"], (await store.QueryAsync(Mart, new(Top: 2, Continuation: page.Continuation), Stop)).Rows.Select(Key).ToArray());
    }

    [TestMethod]
    public async Task What_cannot_be_asked_is_refused()
    {
        IMartStore store = await CreateStoreAsync();
        await PutAsync(store, Row("p", "a"), Row("p", "b"));

        await RefusedAsync(store, new(Top: 0));
        await RefusedAsync(store, new(Top: 10_001));
        await RefusedAsync(store, new(Skip: -1));
        await RefusedAsync(store, new(OrderBy: [new("name; DROP TABLE x")]));
        await RefusedAsync(store, new(Filter: new MartFilter.Compare("nothing", MartOperator.Equal, "x")));
        await RefusedAsync(store, new(Filter: new MartFilter.Compare("count", MartOperator.Equal, "x")));
        await RefusedAsync(store, new(Filter: new MartFilter.Compare("count", MartOperator.Less, null)));
        await RefusedAsync(store, new(Filter: new MartFilter.In("count", [])));
        await RefusedAsync(store, new(Filter: new MartFilter.And([])));
        await RefusedAsync(store, new(Continuation: "forged"));
        string? continuation = (await store.QueryAsync(Mart, new(Top: 1), Stop)).Continuation;
        Assert.IsNotNull(continuation);
        await RefusedAsync(store, new(Skip: 1, Continuation: continuation));
    }

    [TestMethod]
    public async Task Rows_that_do_not_fit_are_refused()
    {
        IMartStore store = await CreateStoreAsync();
        foreach (object?[] cells in (object?[][])
            [["p", "a"], [null, "a", null, null, null, null, null], ["p", "", null, null, null, null, null], ["p", "a", 1L, null, null, null, null],
             ["p", "a", null, 1.0, null, null, null], ["p", "a", null, null, double.NaN, null, null], ["p", new string('가', 342), null, null, null, null, null]])
        {
            await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.UpsertAsync(Mart, new(cells), WriteCondition.Always, Stop));
        }

        await PutAsync(store, Row("p", new string('가', 341)));
        Assert.AreEqual(1, await store.CountAsync(Mart, new(), Stop));
    }

    [TestMethod]
    public async Task Bulk_writes_and_deletes_count_their_rows()
    {
        IMartStore store = await CreateStoreAsync();
        object?[][] rows = [.. Enumerable.Range(0, 2500).Select(i => Row($"p{i % 50}", $"{i}", $"n{i}", i))];

        Assert.AreEqual(2500, await PutAsync(store, rows));
        Assert.AreEqual(2500, await store.CountAsync(Mart, new(), Stop));
        Assert.AreEqual(50, await store.CountAsync(Mart, new(Partition: "p7"), Stop));

        MartKey[] keys = [.. Enumerable.Range(0, 100).Select(i => new MartKey($"p{i % 50}", $"{i}")), new("p0", "not there")];
        Assert.AreEqual(100, await store.DeleteManyAsync(Mart, keys.ToAsyncEnumerable(), Stop));
        Assert.AreEqual(2400, await store.CountAsync(Mart, new(), Stop));
        await store.ClearAsync(Mart, Stop);
        Assert.AreEqual(0, await store.CountAsync(Mart, new(), Stop));
    }

    [TestMethod]
    public async Task Changes_give_each_row_once_at_its_newest_version()
    {
        IMartStore store = await CreateStoreAsync();
        await PutAsync(store, [.. Enumerable.Range(0, 10).Select(i => Row("p", $"{i}", "old"))]);
        await PutAsync(store, Row("p", "3", "new"));

        Dictionary<string, string> seen = [];
        string? continuation = null;
        MartPage page;
        do
        {
            page = await store.ReadChangesAsync(Mart, continuation, 4, Stop);
            Assert.IsNotNull(page.Continuation);
            continuation = page.Continuation;
            foreach (MartRow row in page.Rows)
            {
                Assert.IsTrue(seen.TryAdd((string)row.Cells[1]!, (string)row.Cells[2]!));
            }
        }
        while (page.Rows.Count > 0);

        Assert.HasCount(10, seen);
        Assert.AreEqual("new", seen["3"]);

        await PutAsync(store, Row("p", "5", "later"));
        page = await store.ReadChangesAsync(Mart, continuation, 4, Stop);
        Assert.AreEqual("later", page.Rows.Single().Cells[2]);
        Assert.IsEmpty((await store.ReadChangesAsync(Mart, page.Continuation, 4, Stop)).Rows);
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.ReadChangesAsync(Mart, "forged", 4, Stop));
    }

    [TestMethod]
    public async Task What_was_written_is_there_after_reopening_and_changes_go_on()
    {
        IMartStore store = await CreateStoreAsync();
        await PutAsync(store, Row("p", "a", "kept"));
        string? continuation = (await store.ReadChangesAsync(Mart, null, 10, Stop)).Continuation;
        MartRow before = (await store.ReadAsync(Mart, "p", "a", Stop))!;

        store = await ReopenAsync(store);
        await store.CreateAsync(Mart, Stop);
        await store.UpsertAsync(Mart, new(Row("p", "b")), WriteCondition.Always, Stop);

        Assert.AreEqual(before.ETag, (await store.ReadAsync(Mart, "p", "a", Stop))!.ETag);
        Assert.AreEqual("b", (await store.ReadChangesAsync(Mart, continuation, 10, Stop)).Rows.Single().Cells[1]);
    }

    /// <summary>Makes an empty store.</summary>
    protected abstract Task<IMartStore> CreateAsync();

    /// <summary>Closes a store and opens what it held.</summary>
    protected abstract Task<IMartStore> ReopenAsync(IMartStore store);

    private static object?[] Row(string partition, string id, string name = "n", long count = 0) => [partition, id, name, count, 0.5, true, Noon];

    private static string Key(MartRow row) => $"{row.Cells[0]}|{row.Cells[1]}";

    private async Task<IMartStore> CreateStoreAsync()
    {
        IMartStore store = await CreateAsync();
        await store.CreateAsync(Mart, Stop);
        return store;
    }

    private Task<long> PutAsync(IMartStore store, params object?[][] rows) =>
        store.UpsertManyAsync(Mart, rows.Select(cells => new MartRow(cells)).ToAsyncEnumerable(), Stop);

    private async Task<string[]> KeysAsync(IMartStore store, MartQuery query) =>
        [.. (await store.QueryAsync(Mart, query, Stop)).Rows.Select(Key)];

    private async Task MatchesAsync(IMartStore store, string ids, MartFilter filter)
    {
        MartQuery query = new(Filter: filter);
        Assert.AreEqual(ids, string.Concat((await store.QueryAsync(Mart, query, Stop)).Rows.Select(r => r.Cells[1])), filter.ToString());
        Assert.AreEqual(ids.Length, await store.CountAsync(Mart, query, Stop), filter.ToString());
    }

    private Task<ArgumentException> RefusedAsync(IMartStore store, MartQuery query) =>
        Assert.ThrowsExactlyAsync<ArgumentException>(() => store.QueryAsync(Mart, query, Stop), query.ToString());
}
