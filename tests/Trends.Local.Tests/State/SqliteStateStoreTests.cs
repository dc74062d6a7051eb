using Trends.Contracts;
using Trends.Local.State;
using Trends.Storage;

namespace Trends.Local.Tests.State;

[TestClass]
public sealed class SqliteStateStoreTests : StateStoreContract, IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<SqliteStateStore> _stores = [];

    public async ValueTask DisposeAsync()
    {
        foreach (SqliteStateStore store in _stores)
        {
            await store.DisposeAsync();
        }

        _folder.Dispose();
    }

    [TestMethod]
    public async Task A_damaged_file_is_named_with_the_fix()
    {
        await File.WriteAllTextAsync(_folder["state.db"], new string('x', 8192), Stop);

        TrendsException error = Assert.ThrowsExactly<TrendsException>(() => new SqliteStateStore(_folder["state.db"]));

        Assert.Contains(_folder["state.db"], error.Message);
        Assert.Contains("delete it and run", error.Message);
    }

    [TestMethod]
    public async Task A_page_damaged_in_the_middle_is_named_when_it_is_read()
    {
        SqliteStateStore store = (SqliteStateStore)await CreateAsync();
        await store.WriteManyAsync("t", "p", [.. Enumerable.Range(0, 2000).Select(i => KeyValuePair.Create($"{i:d5}", new string('v', 200)))], Stop);
        await store.DisposeAsync();
        byte[] bytes = await File.ReadAllBytesAsync(_folder["state.db"], Stop);
        Array.Fill(bytes, (byte)0xEE, 3 * 4096, bytes.Length - (3 * 4096));
        await File.WriteAllBytesAsync(_folder["state.db"], bytes, Stop);

        // Whichever comes first, opening or reading: it must be the user's error, never a wrong answer.
        TrendsException error = await Assert.ThrowsExactlyAsync<TrendsException>(async () =>
        {
            IStateStore again = await CreateAsync();
            await again.QueryAsync("t", "p", new(), Stop);
        });
        Assert.Contains("is damaged", error.Message);
    }

    [TestMethod]
    public async Task A_newer_schema_is_refused()
    {
        await ((SqliteStateStore)await CreateAsync()).DisposeAsync();
        byte[] bytes = await File.ReadAllBytesAsync(_folder["state.db"], Stop);
        bytes[63] = 99;
        await File.WriteAllBytesAsync(_folder["state.db"], bytes, Stop);

        TrendsException error = Assert.ThrowsExactly<TrendsException>(() => new SqliteStateStore(_folder["state.db"]));

        Assert.Contains("schema version 99", error.Message);
    }

    [TestMethod]
    public async Task A_continuation_of_another_query_is_refused()
    {
        IStateStore store = await CreateAsync();
        await store.WriteManyAsync("t", "p", [.. Enumerable.Range(0, 5).Select(i => KeyValuePair.Create($"r{i}", "v"))], Stop);
        string? continuation = (await store.QueryAsync("t", "p", new(Top: 2), Stop)).Continuation;

        await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.QueryAsync("t", "p", new(To: "r4", Top: 2, Continuation: continuation), Stop));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.QueryAsync("t", "q", new(Top: 2, Continuation: continuation), Stop));
    }

    [TestMethod]
    public async Task Writes_that_come_together_share_their_commits()
    {
        IStateStore store = await CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 5000).Select(i => store.WriteAsync("t", "p", $"{i:d5}", "v", WriteCondition.Always, Stop)));

        Assert.HasCount(1000, (await store.QueryAsync("t", "p", new(From: "04000"), Stop)).Rows);
    }

    protected override Task<IStateStore> CreateAsync()
    {
        SqliteStateStore store = new(_folder["state.db"]);
        _stores.Add(store);
        return Task.FromResult<IStateStore>(store);
    }

    protected override async Task<IStateStore> ReopenAsync(IStateStore store)
    {
        await ((SqliteStateStore)store).DisposeAsync();
        return await CreateAsync();
    }
}
