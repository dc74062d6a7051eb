using Azure.Core;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Trends.Azure.Marts;
using Trends.Servers.Cosmos;
using Trends.Storage;
using static Trends.Azure.Tests.Marts.TestCosmos;

namespace Trends.Azure.Tests.Marts;

/// <summary>In Azure an identity may use containers and not make them; on an emulator the store makes them.</summary>
[TestClass]
public sealed class CosmosContainersTests
{
    private readonly CosmosAccount _account = new(TimeProvider.System);

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Stop => TestContext.CancellationToken;

    [TestMethod]
    public async Task In_Azure_a_missing_container_is_named_with_what_makes_it()
    {
        using CosmosMartStore azure = OpenInAzure();

        TrendsException error = await Assert.ThrowsExactlyAsync<TrendsException>(() => azure.CreateAsync(Mart, Stop));

        Assert.Contains("'things'", error.Message);
        Assert.Contains("azd provision", error.Message);
        Assert.AreEqual(0, _account.Containers);
    }

    [TestMethod]
    public async Task In_Azure_a_container_as_declared_is_used()
    {
        using CosmosMartStore emulator = Open(_account);
        await emulator.CreateAsync(Mart, Stop);
        using CosmosMartStore azure = OpenInAzure();

        await azure.CreateAsync(Mart with { Indexes = ["name"] }, Stop);
        await azure.CreateAsync(Mart, Stop);
        await azure.UpsertAsync(Mart, Row("p", "a"), WriteCondition.IfNew, Stop);

        Assert.IsNotNull(await azure.ReadAsync(Mart, "p", "a", Stop));
    }

    [TestMethod]
    public async Task In_Azure_a_container_that_lacks_an_index_or_has_another_key_is_refused()
    {
        using CosmosMartStore emulator = Open(_account);
        await emulator.CreateAsync(Mart with { Indexes = ["name"] }, Stop);
        using CosmosMartStore azure = OpenInAzure();

        TrendsException index = await Assert.ThrowsExactlyAsync<TrendsException>(() => azure.CreateAsync(Mart, Stop));
        TrendsException key = await Assert.ThrowsExactlyAsync<TrendsException>(() => azure.CreateAsync(Mart with { UnboundedPartitions = true }, Stop));

        Assert.Contains("/count", index.Message);
        Assert.Contains("azd provision", index.Message);
        Assert.Contains("/part instead of /part, /id", key.Message);
    }

    [TestMethod]
    public async Task Nothing_is_asked_again_of_a_container_that_was_just_seen()
    {
        using CosmosMartStore store = Open(_account);
        await store.CreateAsync(Mart, Stop);
        _account.KeepsCalls = true;

        await store.CreateAsync(Mart, Stop);

        Assert.IsEmpty(_account.Calls);
    }

    [TestMethod]
    public async Task A_container_seen_a_while_ago_is_asked_whether_it_is_still_there()
    {
        FakeTimeProvider clock = new();
        using CosmosMartStore store = Open(new CosmosMartsOptions { CosmosEndpoint = new("http://127.0.0.1:8081") }, () => CosmosAccountHandler.Connect(_account), clock);
        await store.CreateAsync(Mart, Stop);
        clock.Advance(TimeSpan.FromSeconds(11));
        _account.KeepsCalls = true;

        await store.CreateAsync(Mart, Stop);
        Assert.HasCount(1, _account.Calls.Where(c => c.IsAboutDocuments));

        clock.Advance(TimeSpan.FromSeconds(11));
        _account.Faults.Enqueue(new(_ => true, 1, CosmosReply.Error(403, "No role.")));
        await Assert.ThrowsExactlyAsync<TrendsException>(() => store.CreateAsync(Mart, Stop));
    }

    [TestMethod]
    public async Task A_session_that_a_restored_container_never_reaches_is_forgotten()
    {
        using CosmosMartStore store = Open(_account);
        await store.CreateAsync(Mart, Stop);
        await store.UpsertAsync(Mart, Row("p", "a"), WriteCondition.Always, Stop);
        _account.Faults.Enqueue(new(call => call.Header("x-ms-session-token") is not null && call.Parts.Length == 6, int.MaxValue, CosmosReply.Error(404, "Not yet.", 1002)));

        Assert.IsNotNull(await store.ReadAsync(Mart, "p", "a", Stop));
    }

    [TestMethod]
    public async Task An_account_out_of_reach_says_which_setting_to_look_at()
    {
        _account.Faults.Enqueue(new(_ => true, int.MaxValue));
        using CosmosMartStore store = Open(_account, o => o.RetryFor = TimeSpan.FromSeconds(1));

        TrendsException error = await Assert.ThrowsExactlyAsync<TrendsException>(() => store.CreateAsync(Mart, Stop));

        Assert.Contains("Marts:CosmosEndpoint", error.Message);
    }

    [TestMethod]
    [DataRow("rowId")]
    [DataRow("_etag")]
    [DataRow("countExact")]
    public async Task A_column_with_a_name_that_documents_use_otherwise_is_refused(string name)
    {
        using CosmosMartStore store = Open(_account);
        MartDefinition mart = Mart with { Columns = [.. Mart.Columns, new(name, MartType.Text)] };

        ArgumentException error = await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.CreateAsync(mart, Stop));

        Assert.Contains($"'{name}'", error.Message);
    }

    // By an address outside this machine, which the account in memory stands in for.
    private CosmosMartStore OpenInAzure()
    {
        Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
        IOptions<CosmosMartsOptions> options = Options.Create(new CosmosMartsOptions { CosmosEndpoint = new("https://account.documents.azure.com"), ConnectionMode = ConnectionMode.Gateway });
        return new(new CosmosConnection(options, new FixedCredential(), () => CosmosAccountHandler.Connect(_account)), options, TimeProvider.System, NullLoggerFactory.Instance);
    }

    private sealed class FixedCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
