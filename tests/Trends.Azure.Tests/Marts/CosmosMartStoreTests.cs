using Trends.Azure.Marts;
using Trends.Contracts;
using Trends.Servers.Cosmos;
using Trends.Storage;

namespace Trends.Azure.Tests.Marts;

/// <summary>The contract on the SDK against an account in memory; or against a real account or emulator whose address is given, with a container <c>things</c>
/// in the database <c>trends-test</c>, which is cleared.</summary>
[TestClass]
public class CosmosMartStoreTests : MartStoreContract
{
    private const string Endpoint = "TRENDS_TEST_COSMOS_ENDPOINT";

    /// <summary>Gets the account.</summary>
    protected CosmosAccount Account { get; } = new(TimeProvider.System);

    protected override async Task<IMartStore> CreateAsync()
    {
        if (Environment.GetEnvironmentVariable(Endpoint) is not { Length: > 0 } endpoint)
        {
            return TestCosmos.Open(Account);
        }

        CosmosMartStore store = Open(endpoint);
        MartDefinition things = TestCosmos.Mart with { Indexes = [] };
        await store.CreateAsync(things, Stop);
        await store.ClearAsync(things, Stop);
        return store;
    }

    protected override Task<IMartStore> ReopenAsync(IMartStore store)
    {
        (store as IDisposable)?.Dispose();
        return Task.FromResult<IMartStore>(Environment.GetEnvironmentVariable(Endpoint) is { Length: > 0 } endpoint ? Open(endpoint) : TestCosmos.Open(Account));
    }

    private static CosmosMartStore Open(string endpoint) => TestCosmos.Open(new CosmosMartsOptions { CosmosEndpoint = new(endpoint), Database = "trends-test" });
}
