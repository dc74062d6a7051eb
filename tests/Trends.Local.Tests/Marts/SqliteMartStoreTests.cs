using Microsoft.Data.Sqlite;
using Trends.Contracts;
using Trends.Local.Marts;
using Trends.Storage;

namespace Trends.Local.Tests.Marts;

[TestClass]
public sealed class SqliteMartStoreTests : MartStoreContract, IAsyncDisposable
{
    private static readonly MartDefinition Wide = new("w", [new("p", MartType.Text), new("i", MartType.Text), new("x", MartType.Text)], "p", "i", ["x"]);
    private readonly TempFolder _folder = new();
    private readonly List<SqliteMartStore> _stores = [];

    public async ValueTask DisposeAsync()
    {
        foreach (SqliteMartStore store in _stores)
        {
            await store.DisposeAsync();
        }

        _folder.Dispose();
    }

    [TestMethod]
    public async Task A_column_that_changed_its_type_is_named()
    {
        IMartStore store = await CreateAsync();
        await store.CreateAsync(new("m", [new("p", MartType.Text), new("i", MartType.Text), new("x", MartType.Integer)], "p", "i", []), Stop);

        TrendsException error = await Assert.ThrowsExactlyAsync<TrendsException>(() =>
            store.CreateAsync(new("m", [new("p", MartType.Text), new("i", MartType.Text), new("x", MartType.Text)], "p", "i", []), Stop));

        Assert.Contains("'x' of mart 'm'", error.Message);
    }

    [TestMethod]
    public async Task The_log_stays_small_after_a_load()
    {
        IMartStore store = await CreateAsync();
        MartDefinition mart = new("m", [new("p", MartType.Text), new("i", MartType.Text), new("x", MartType.Text)], "p", "i", ["x"]);
        await store.CreateAsync(mart, Stop);

        await store.UpsertManyAsync(mart, Enumerable.Range(0, 100_000).Select(i => new MartRow([$"p{i % 997}", $"{i}", $"text of row {i}"])).ToAsyncEnumerable(), Stop);

        Assert.IsLessThanOrEqualTo(32L << 20, new FileInfo(Path.Combine(_folder["marts"], "m.db-wal")).Length);
        Assert.AreEqual(100_000, await store.CountAsync(mart, new(), Stop));
    }

    [TestMethod]
    public async Task Of_rows_with_one_key_the_last_counts_when_an_empty_mart_is_filled()
    {
        IMartStore store = await CreateAsync();
        await store.CreateAsync(Wide, Stop);

        await store.UpsertManyAsync(Wide, Enumerable.Range(0, 50_000).Select(i => new MartRow([$"p{i % 9}", $"{i % 45_000}", $"{i}"])).ToAsyncEnumerable(), Stop);

        Assert.AreEqual(45_000, await store.CountAsync(Wide, new(), Stop));
        Assert.AreEqual("45007", (await store.ReadAsync(Wide, "p7", "7", Stop))!.Cells[2]);
        Assert.AreEqual("44999", (await store.ReadAsync(Wide, "p8", "44999", Stop))!.Cells[2]);
    }

    [TestMethod]
    public async Task A_mart_that_was_filled_has_each_index_once()
    {
        IMartStore store = await CreateAsync();
        await store.CreateAsync(Wide, Stop);

        await store.UpsertManyAsync(Wide, RowsAsync(50_000, 1, () => Task.CompletedTask), Stop);

        using SqliteConnection connection = new($"Data Source={Path.Combine(_folder["marts"], "w.db")};Pooling=False");
        await connection.OpenAsync(Stop);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'mart_w' ORDER BY name)";
        Assert.AreEqual("mart_w_by_x,mart_w_key", await command.ExecuteScalarAsync(Stop));
    }

    [TestMethod]
    public async Task A_row_written_while_an_empty_mart_is_filled_is_kept()
    {
        IMartStore store = await CreateAsync();
        await store.CreateAsync(Wide, Stop);

        await store.UpsertManyAsync(Wide, RowsAsync(50_000, 30_000, () => store.UpsertAsync(Wide, new(["p", "live", "kept"]), WriteCondition.IfNew, Stop)), Stop);

        Assert.AreEqual(50_001, await store.CountAsync(Wide, new(), Stop));
        Assert.AreEqual("kept", (await store.ReadAsync(Wide, "p", "live", Stop))!.Cells[2]);
    }

    [TestMethod]
    public async Task A_mart_whose_filling_failed_is_filled_by_the_next_and_pages_lead_through_it_once()
    {
        IMartStore store = await CreateAsync();
        await store.CreateAsync(Wide, Stop);
        await Assert.ThrowsExactlyAsync<IOException>(() => store.UpsertManyAsync(Wide, RowsAsync(50_000, 45_000, () => throw new IOException("The test pulled the plug.")), Stop));
        store = await ReopenAsync(store);
        await store.CreateAsync(Wide, Stop);

        await store.UpsertManyAsync(Wide, RowsAsync(50_000, 1, () => Task.CompletedTask), Stop);

        List<string> keys = [];
        string? continuation = null;
        do
        {
            MartPage page = await store.QueryAsync(Wide, new(Top: 9_999, Continuation: continuation), Stop);
            keys.AddRange(page.Rows.Select(r => $"{r.Cells[0]}/{r.Cells[1]}"));
            continuation = page.Continuation;
        }
        while (continuation is not null);
        Assert.HasCount(50_000, keys);
        CollectionAssert.AreEqual(keys.Order(StringComparer.Ordinal).Distinct().ToList(), keys);
    }

    protected override Task<IMartStore> CreateAsync()
    {
        SqliteMartStore store = new(_folder["marts"]);
        _stores.Add(store);
        return Task.FromResult<IMartStore>(store);
    }

    protected override async Task<IMartStore> ReopenAsync(IMartStore store)
    {
        await ((SqliteMartStore)store).DisposeAsync();
        return await CreateAsync();
    }

    private static async IAsyncEnumerable<MartRow> RowsAsync(int rows, int at, Func<Task> then)
    {
        for (int i = 0; i < rows; i++)
        {
            await (i == at ? then() : Task.CompletedTask);
            yield return new([$"p{i % 97}", $"{i}", $"text of row {i}"]);
        }
    }
}
