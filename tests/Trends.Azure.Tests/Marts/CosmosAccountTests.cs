using System.Net;
using System.Text;
using Microsoft.Azure.Cosmos;
using Trends.Azure.Identity;
using Trends.Azure.Marts;
using Trends.Servers.Cosmos;

namespace Trends.Azure.Tests.Marts;

/// <summary>The account in memory takes what the marts ask, refuses everything else, and enforces what Cosmos DB enforces.</summary>
[TestClass]
public sealed class CosmosAccountTests
{
    private readonly CosmosAccount _account = new(TimeProvider.System);

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Stop => TestContext.CancellationToken;

    [TestMethod]
    [DataRow("SELECT * FROM c WHERE UPPER(c[\"name\"]) = 'X'")]
    [DataRow("SELECT * FROM c JOIN d IN c[\"a\"]")]
    [DataRow("SELECT DISTINCT c[\"name\"], c[\"id\"] FROM c")]
    [DataRow("SELECT VALUE SUM(c[\"count\"]) FROM c")]
    [DataRow("SELECT * FROM c WHERE c.name = 1")]
    public async Task A_query_that_marts_do_not_ask_is_refused(string text)
    {
        using CosmosClient client = await ClientAsync();
        using FeedIterator iterator = client.GetContainer("trends", "things").GetItemQueryStreamIterator(text, requestOptions: new() { PartitionKey = new("p") });

        using ResponseMessage response = await iterator.ReadNextAsync(Stop);

        Assert.AreEqual(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [TestMethod]
    public async Task An_order_without_an_index_is_refused()
    {
        using CosmosClient client = await ClientAsync();
        using FeedIterator iterator = client.GetContainer("trends", "things").GetItemQueryStreamIterator(
            "SELECT TOP 1 * FROM c ORDER BY c[\"rowId\"] ASC, c[\"part\"] ASC", requestOptions: new() { PartitionKey = new("p") });

        using ResponseMessage response = await iterator.ReadNextAsync(Stop);

        Assert.AreEqual(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("composite index", response.ErrorMessage);
    }

    [TestMethod]
    [DataRow("""{"id":"a","part":"p"}""", HttpStatusCode.Created)]
    [DataRow("""{"id":"a/b","part":"p"}""", HttpStatusCode.BadRequest)]
    [DataRow("""{"id":"","part":"p"}""", HttpStatusCode.BadRequest)]
    [DataRow("""{"id":"a","part":"other"}""", HttpStatusCode.BadRequest)]
    [DataRow("""{"part":"p"}""", HttpStatusCode.BadRequest)]
    [DataRow("""{"id":1,"part":"p"}""", HttpStatusCode.BadRequest)]
    public async Task A_document_must_have_an_id_and_the_key_it_is_sent_with(string document, HttpStatusCode status)
    {
        using CosmosClient client = await ClientAsync();

        using ResponseMessage response = await client.GetContainer("trends", "things").CreateItemStreamAsync(new MemoryStream(Encoding.UTF8.GetBytes(document)), new("p"), cancellationToken: Stop);

        Assert.AreEqual(status, response.StatusCode);
    }

    [TestMethod]
    [DataRow(100, HttpStatusCode.OK)]
    [DataRow(101, HttpStatusCode.BadRequest)]
    public async Task A_transaction_has_at_most_a_hundred_operations(int count, HttpStatusCode status)
    {
        using CosmosClient client = await ClientAsync();
        TransactionalBatch batch = client.GetContainer("trends", "things").CreateTransactionalBatch(new("p"));
        for (int i = 0; i < count; i++)
        {
            batch.UpsertItemStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"id":"{{i}}","part":"p"}""")));
        }

        using TransactionalBatchResponse response = await batch.ExecuteAsync(Stop);

        Assert.AreEqual(status, response.StatusCode);
        Assert.AreEqual(status == HttpStatusCode.OK ? count : 0, _account.Documents);
    }

    [TestMethod]
    public async Task A_transaction_in_which_one_operation_fails_changes_nothing()
    {
        using CosmosClient client = await ClientAsync();
        Container container = client.GetContainer("trends", "things");
        await container.CreateItemStreamAsync(new MemoryStream("""{"id":"b","part":"p","name":"old"}"""u8.ToArray()), new("p"), cancellationToken: Stop);
        TransactionalBatch batch = container.CreateTransactionalBatch(new("p"));
        batch.UpsertItemStream(new MemoryStream("""{"id":"a","part":"p"}"""u8.ToArray()));
        batch.CreateItemStream(new MemoryStream("""{"id":"b","part":"p"}"""u8.ToArray()));

        using TransactionalBatchResponse response = await batch.ExecuteAsync(Stop);

        Assert.AreEqual(HttpStatusCode.Conflict, response.StatusCode);
        Assert.AreEqual(1, _account.Documents);
    }

    [TestMethod]
    public async Task Other_processes_reach_it_over_a_socket()
    {
        await using CosmosAccountHost host = await CosmosAccountHost.StartAsync(_account);
        using CosmosMartStore store = TestCosmos.Open(new CosmosMartsOptions { CosmosEndpoint = host.Endpoint });
        await store.CreateAsync(TestCosmos.Mart, Stop);

        await store.UpsertManyAsync(TestCosmos.Mart, Enumerable.Range(0, 1000).Select(i => TestCosmos.Row($"p{i % 30}/?#", $"뉴스 {i}")).ToAsyncEnumerable(), Stop);

        Assert.AreEqual(1000, await store.CountAsync(TestCosmos.Mart, new(), Stop));
        Assert.IsNotNull(await store.ReadAsync(TestCosmos.Mart, "p7/?#", "뉴스 7", Stop));
    }

    private async Task<CosmosClient> ClientAsync()
    {
        using CosmosMartStore store = TestCosmos.Open(_account);
        await store.CreateAsync(TestCosmos.Mart, Stop);
        return new("http://127.0.0.1:8081", Emulator.CosmosKey, new() { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true, HttpClientFactory = () => CosmosAccountHandler.Connect(_account) });
    }
}
