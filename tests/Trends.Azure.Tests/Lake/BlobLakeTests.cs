using Trends.Azure.Lake;
using Trends.Azure.Tests.Accounts;
using Trends.Contracts;
using Trends.Storage;

namespace Trends.Azure.Tests.Lake;

[TestClass]
public sealed class BlobLakeTests : LakeContract
{
    private static TestAccount _account = null!;
    private readonly List<BlobLake> _lakes = [];
    private string _container = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => _account = await TestAccount.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await _account.DisposeAsync();

    [TestCleanup]
    public void Close() => _lakes.ForEach(l => l.Dispose());

    protected override async Task<ILake> CreateAsync()
    {
        _container = await _account.NewContainerAsync();
        return Open();
    }

    protected override Task<ILake> ReopenAsync(ILake lake)
    {
        ((BlobLake)lake).Dispose();
        return Task.FromResult<ILake>(Open());
    }

    private BlobLake Open()
    {
        BlobLake lake = new(_account.Container(_container), new BlobLakeOptions(), TimeProvider.System);
        _lakes.Add(lake);
        return lake;
    }
}
