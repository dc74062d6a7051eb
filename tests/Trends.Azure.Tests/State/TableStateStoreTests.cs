using Trends.Azure.State;
using Trends.Azure.Tests.Accounts;
using Trends.Contracts;
using Trends.Storage;

namespace Trends.Azure.Tests.State;

[TestClass]
public sealed class TableStateStoreTests : StateStoreContract
{
    private static TestAccount _account = null!;
    private string _table = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => _account = await TestAccount.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await _account.DisposeAsync();

    protected override async Task<IStateStore> CreateAsync()
    {
        _table = await _account.NewTableAsync();
        return Open();
    }

    protected override Task<IStateStore> ReopenAsync(IStateStore store) => Task.FromResult<IStateStore>(Open());

    private TableStateStore Open() => new(_account.Table(_table));
}
