using Trends.Contracts;
using Trends.Servers.Cosmos;
using Trends.Storage;

namespace Trends.Azure.Tests.Marts;

[TestClass]
public sealed class CosmosUnboundedPartitionsTests : MartStoreContract
{
    private readonly CosmosAccount _account = new(TimeProvider.System);

    protected override Task<IMartStore> CreateAsync() => Task.FromResult<IMartStore>(new UnboundedPartitions(TestCosmos.Open(_account)));

    protected override Task<IMartStore> ReopenAsync(IMartStore store)
    {
        ((UnboundedPartitions)store).Dispose();
        return CreateAsync();
    }
}
