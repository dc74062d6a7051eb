using Trends.Contracts;
using Trends.Local.Marts;
using Trends.Storage;

namespace Trends.Local.Tests.Marts;

[TestClass]
public sealed class SqliteMartStoreTests : MartStoreContract, IAsyncDisposable
{
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

        Assert.IsLessThanOrEqualTo(32L << 20, new FileInfo(_folder["marts.db-wal"]).Length);
        Assert.AreEqual(100_000, await store.CountAsync(mart, new(), Stop));
    }

    protected override Task<IMartStore> CreateAsync()
    {
        SqliteMartStore store = new(_folder["marts.db"]);
        _stores.Add(store);
        return Task.FromResult<IMartStore>(store);
    }

    protected override async Task<IMartStore> ReopenAsync(IMartStore store)
    {
        await ((SqliteMartStore)store).DisposeAsync();
        return await CreateAsync();
    }
}
