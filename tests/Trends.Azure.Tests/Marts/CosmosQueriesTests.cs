using Trends.Azure.Marts;
using Trends.Servers.Cosmos;
using Trends.Storage;
using static Trends.Azure.Tests.Marts.TestCosmos;

namespace Trends.Azure.Tests.Marts;

[TestClass]
public sealed class CosmosQueriesTests
{
    private const long Big = 1L << 53;
    private readonly CosmosAccount _account = new(TimeProvider.System);

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Stop => TestContext.CancellationToken;

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Rows_from_before_a_column_came_tie_with_nulls_and_none_is_lost(bool descending)
    {
        using CosmosMartStore store = await StoreAsync(Row("p", "b"), Row("q", "a"), Row("r", "c"));
        MartDefinition wider = Mart with { Columns = [.. Mart.Columns, new("extra", MartType.Text)], Indexes = [.. Mart.Indexes, "extra"] };
        await store.CreateAsync(wider, Stop);
        await store.UpsertManyAsync(wider, new MartRow[] { new(["p", "a", "n", 0L, null]), new(["q", "b", "n", 0L, "x"]), new(["r", "a", "n", 0L, null]) }.ToAsyncEnumerable(), Stop);

        string[] nulls = ["p|a", "p|b", "q|a", "r|a", "r|c"];
        List<string> keys = await KeysAsync(store, wider, new(OrderBy: [new("extra", descending)], Top: 2), Stop);

        CollectionAssert.AreEqual(descending ? ["q|b", .. nulls] : (string[])[.. nulls, "q|b"], keys);
    }

    [TestMethod]
    public async Task Pages_over_partitions_lose_no_text_beyond_the_basic_plane()
    {
        string[] terms = ["\uFF21\uFF22", "\U0001F600", "\uE000", "\U0001F1F0\U0001F1F7", "가", "\uFFFD", "z", "\U0001F600\uFF21"];
        using CosmosMartStore store = await StoreAsync([.. terms.Select(t => Row(t, "1", t))]);
        string[] byCodePoint = ["z|1", "가|1", "\uE000|1", "\uFF21\uFF22|1", "\uFFFD|1", "\U0001F1F0\U0001F1F7|1", "\U0001F600|1", "\U0001F600\uFF21|1"];

        CollectionAssert.AreEqual(byCodePoint, await KeysAsync(store, Mart, new(Top: 1), Stop));
        CollectionAssert.AreEqual(byCodePoint, await KeysAsync(store, Mart, new(OrderBy: [new("name")], Top: 3), Stop));
        CollectionAssert.AreEqual(byCodePoint.Reverse().ToArray(), await KeysAsync(store, Mart, new(OrderBy: [new("name", true)], Top: 3), Stop));
    }

    [TestMethod]
    [DataRow(MartOperator.Equal, "b")]
    [DataRow(MartOperator.NotEqual, "acdn")]
    [DataRow(MartOperator.Less, "a")]
    [DataRow(MartOperator.LessOrEqual, "ab")]
    [DataRow(MartOperator.Greater, "cd")]
    [DataRow(MartOperator.GreaterOrEqual, "bcd")]
    public async Task Whole_numbers_beyond_53_bits_are_compared_digit_by_digit(MartOperator comparison, string ids)
    {
        using CosmosMartStore store = await StoreAsync(Row("p", "a", count: Big), Row("p", "b", count: Big + 1), Row("p", "c", count: Big + 2), Row("p", "d", count: long.MaxValue), Row("p", "n", count: null));
        MartFilter filter = new MartFilter.Compare("count", comparison, Big + 1);

        Assert.AreEqual(ids, string.Concat((await store.QueryAsync(Mart, new(Filter: filter), Stop)).Rows.Select(r => r.Cells[1])));
        Assert.AreEqual(string.Concat("abcdn".Except(ids)), string.Concat((await store.QueryAsync(Mart, new(Filter: new MartFilter.Not(filter)), Stop)).Rows.Select(r => r.Cells[1])));
    }

    [TestMethod]
    public async Task Whole_numbers_on_both_sides_of_53_bits_come_back_and_are_found()
    {
        long[] numbers = [0, Big - 1, Big, Big + 1, long.MaxValue, -Big + 1, -Big, -Big - 1, long.MinValue];
        using CosmosMartStore store = await StoreAsync([.. numbers.Select((n, i) => Row("p", $"{i}", count: n))]);

        for (int i = 0; i < numbers.Length; i++)
        {
            Assert.AreEqual(numbers[i], (await store.ReadAsync(Mart, "p", $"{i}", Stop))!.Cells[3]);
            Assert.AreEqual($"{i}", (await store.QueryAsync(Mart, new(Filter: new MartFilter.Compare("count", MartOperator.Equal, numbers[i])), Stop)).Rows.Single().Cells[1]);
        }

        MartFilter some = new MartFilter.In("count", [Big + 1, 0L]);
        CollectionAssert.AreEqual((string[])["p|0", "p|3"], await KeysAsync(store, Mart, new(Filter: some), Stop));
        Assert.AreEqual(7, await store.CountAsync(Mart, new(Filter: new MartFilter.Not(some)), Stop));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Pages_ordered_by_numbers_that_round_to_the_same_have_no_gap(bool descending)
    {
        using CosmosMartStore store = await StoreAsync([.. Enumerable.Range(0, 20).Select(i => Row("p", $"{i:00}", count: Big + (i * 7 % 20)))]);

        List<string> keys = await KeysAsync(store, Mart, new(OrderBy: [new("count", descending)], Top: 3), Stop);

        Assert.HasCount(20, keys.Distinct());
        Assert.HasCount(20, keys);
    }

    [TestMethod]
    [DataRow("a/b\\c?d#e")]
    [DataRow(" ")]
    [DataRow("100% + 'x' \"y\"")]
    [DataRow("~")]
    [DataRow("뉴스|😀\t\n")]
    [DataRow("14|ascii|x|ko")]
    [DataRow("..")]
    public async Task An_id_may_hold_every_character(string id)
    {
        using CosmosMartStore store = await StoreAsync(Row("p/?#\\", id), Row("p/?#\\", id + "x"));

        Assert.AreEqual(id, (await store.ReadAsync(Mart, "p/?#\\", id, Stop))!.Cells[1]);
        Assert.AreEqual(id, (await store.QueryAsync(Mart, new(Partition: "p/?#\\", FromId: id, ToId: id + "x"), Stop)).Rows.Single().Cells[1]);
        Assert.AreEqual(1, await store.DeleteManyAsync(Mart, new[] { new MartKey("p/?#\\", id) }.ToAsyncEnumerable(), Stop));
        Assert.AreEqual(1, await store.CountAsync(Mart, new(), Stop));
    }

    [TestMethod]
    public async Task Orders_that_no_index_serves_are_sorted_here_page_by_page()
    {
        MartDefinition plain = Mart with { Indexes = [] };
        using CosmosMartStore store = Open(_account);
        await store.CreateAsync(plain, Stop);
        await store.UpsertManyAsync(plain, Enumerable.Range(0, 40).Select(i => Row($"p{i % 7}", $"{i:00}", $"{i % 3}", i % 5)).ToAsyncEnumerable(), Stop);

        List<string> keys = await KeysAsync(store, plain, new(OrderBy: [new("name", true), new("count")], Top: 7), Stop);

        string[] wanted = [.. Enumerable.Range(0, 40).OrderByDescending(i => i % 3).ThenBy(i => i % 5).ThenBy(i => i % 7).ThenBy(i => i).Select(i => $"p{i % 7}|{i:00}")];
        CollectionAssert.AreEqual(wanted, keys);
        CollectionAssert.AreEqual(wanted[30..33], (await store.QueryAsync(plain, new(OrderBy: [new("name", true), new("count")], Skip: 30, Top: 3), Stop)).Rows.Select(r => $"{r.Cells[0]}|{r.Cells[1]}").ToArray());
    }

    [TestMethod]
    public async Task Rows_are_skipped_across_partitions_and_across_nulls()
    {
        using CosmosMartStore store = await StoreAsync([.. Enumerable.Range(0, 300).Select(i => Row($"p{i % 9}", $"{i:000}", i < 150 ? null : $"{i:000}"))]);
        List<string> whole = await KeysAsync(store, Mart, new(OrderBy: [new("name")]), Stop);

        foreach (int skip in (int[])[0, 149, 150, 151, 299, 300])
        {
            MartPage page = await store.QueryAsync(Mart, new(OrderBy: [new("name")], Skip: skip, Top: 5), Stop);
            CollectionAssert.AreEqual(whole.Skip(skip).Take(5).ToList(), page.Rows.Select(r => $"{r.Cells[0]}|{r.Cells[1]}").ToList());
        }
    }

    [TestMethod]
    public async Task A_partition_is_asked_for_alone()
    {
        using CosmosMartStore store = await StoreAsync([.. Enumerable.Range(0, 50).Select(i => Row($"p{i % 9}", $"{i:00}"))]);
        _account.KeepsCalls = true;

        await store.QueryAsync(Mart, new(Partition: "p3", Top: 3), Stop);

        CosmosCall only = _account.Calls.Single(c => c.IsAboutDocuments);
        Assert.AreEqual("[\"p3\"]", only.Header("x-ms-documentdb-partitionkey"));
    }

    [TestMethod]
    public async Task Values_stand_in_no_text_of_a_query()
    {
        using CosmosMartStore store = await StoreAsync(Row("p", "a"));
        _account.KeepsCalls = true;
        MartFilter filter = new MartFilter.Or(
        [
            new MartFilter.Compare("name", MartOperator.Equal, "SECRET"), new MartFilter.Like("name", MartMatch.Contains, "SECRET"), new MartFilter.In("name", ["SECRET"]),
            new MartFilter.Compare("count", MartOperator.Equal, 987654321L), new MartFilter.Compare("count", MartOperator.Greater, long.MaxValue),
        ]);

        await KeysAsync(store, Mart, new("SECRET", "SECRET", "SECRET", filter, [new("name")], Top: 1), Stop);
        await store.CountAsync(Mart, new(Filter: new MartFilter.Not(filter)), Stop);

        foreach (CosmosCall call in _account.Calls.Where(c => c.IsQuery))
        {
            string text = System.Text.Json.JsonElement.Parse(call.Body.Span).GetProperty("query").GetString()!;
            Assert.DoesNotContain("SECRET", text);
            Assert.DoesNotContain("987654321", text);
        }
    }

    private async Task<CosmosMartStore> StoreAsync(params MartRow[] rows)
    {
        CosmosMartStore store = Open(_account);
        await store.CreateAsync(Mart, Stop);
        await store.UpsertManyAsync(Mart, rows.ToAsyncEnumerable(), Stop);
        return store;
    }
}
