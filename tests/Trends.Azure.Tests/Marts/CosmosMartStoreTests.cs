using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Trends.Azure.Marts;
using Trends.Contracts;
using Trends.Servers.Cosmos;
using Trends.Storage;

namespace Trends.Azure.Tests.Marts;

[TestClass]
public sealed class CosmosMartStoreTests : MartStoreContract
{
    private readonly CosmosAccount _account = new(TimeProvider.System);

    protected override Task<IMartStore> CreateAsync() => Task.FromResult<IMartStore>(TestCosmos.Open(_account));

    protected override Task<IMartStore> ReopenAsync(IMartStore store)
    {
        ((CosmosMartStore)store).Dispose();
        return CreateAsync();
    }
}
