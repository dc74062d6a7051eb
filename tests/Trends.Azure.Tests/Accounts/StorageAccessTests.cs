using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Trends.Azure.Lake;
using Trends.Azure.State;
using Trends.Storage;

namespace Trends.Azure.Tests.Accounts;

[TestClass]
public sealed class StorageAccessTests
{
    private readonly RecordingCredential _credential = new();

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Stop => TestContext.CancellationToken;

    [TestMethod]
    public async Task An_account_is_opened_with_the_identity_and_never_with_a_key()
    {
        AnsweringHandler handler = new(HttpStatusCode.NotFound, "BlobNotFound");
        using BlobLake lake = Lake(handler);
        Assert.IsNull(await lake.FindAsync("p", Stop));
        Assert.AreEqual("Bearer " + RecordingCredential.Token, handler.Requests.Single().Headers.Authorization!.ToString());
        Assert.AreEqual("https://account.blob.core.windows.net/lake/p", handler.Requests.Single().RequestUri!.ToString());

        AnsweringHandler tables = new(HttpStatusCode.NotFound, "ResourceNotFound");
        Assert.IsNull(await State(tables).ReadAsync("t", "p", "r", Stop));
        Assert.AreEqual("Bearer " + RecordingCredential.Token, tables.Requests.Single().Headers.Authorization!.ToString());

        CollectionAssert.AreEqual((string[])["https://storage.azure.com/.default", "https://storage.azure.com/.default"], _credential.Scopes);
    }

    [TestMethod]
    public void An_emulator_is_opened_without_the_identity()
    {
        Func<TokenCredential> never = () => throw new InvalidOperationException("The identity was asked for.");

        Assert.AreEqual("lake", BlobClients.Create(new("http://127.0.0.1:10000/devstoreaccount1"), "lake", never).Name);
        Assert.AreEqual("trends", TableClients.Create(new("http://127.0.0.1:10002/devstoreaccount1"), "trends", never).Name);
    }

    [TestMethod]
    public void An_address_elsewhere_without_TLS_is_not_opened()
    {
        Assert.ThrowsExactly<TrendsException>(() => BlobClients.Create(new("http://account.blob.core.windows.net"), "lake", () => _credential));
        Assert.ThrowsExactly<TrendsException>(() => TableClients.Create(new("http://account.table.core.windows.net"), "trends", () => _credential));
        Assert.IsEmpty(_credential.Scopes);
    }

    [TestMethod]
    public async Task A_missing_container_or_table_is_named_and_not_made()
    {
        AnsweringHandler blobs = new(HttpStatusCode.NotFound, "ContainerNotFound");
        AnsweringHandler tables = new(HttpStatusCode.NotFound, "TableNotFound");
        using BlobLake lake = Lake(blobs);

        Assert.Contains(
            "There is no container 'lake' of https://account.blob.core.windows.net.",
            (await Assert.ThrowsExactlyAsync<TrendsException>(() => lake.WriteAsync("p", "x"u8.ToArray(), WriteCondition.IfNew, Stop))).Message);
        Assert.Contains(
            "There is no table 'trends' of https://account.table.core.windows.net.",
            (await Assert.ThrowsExactlyAsync<TrendsException>(() => State(tables).WriteAsync("t", "p", "r", "v", WriteCondition.IfNew, Stop))).Message);
        Assert.HasCount(1, blobs.Requests);
        Assert.HasCount(1, tables.Requests);
    }

    [TestMethod]
    public async Task An_identity_without_its_role_is_told_which()
    {
        using BlobLake lake = Lake(new(HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch"));

        Assert.Contains("'Storage Blob Data Contributor'", (await Assert.ThrowsExactlyAsync<TrendsException>(() => lake.FindAsync("p", Stop))).Message);
        Assert.Contains(
            "'Storage Table Data Contributor'",
            (await Assert.ThrowsExactlyAsync<TrendsException>(() => State(new(HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch")).ReadAsync("t", "p", "r", Stop))).Message);
    }

    [TestMethod]
    public async Task A_refused_token_is_tried_once_more_and_not_for_ever()
    {
        AnsweringHandler handler = new(HttpStatusCode.Unauthorized, "InvalidAuthenticationInfo");
        using BlobLake lake = Lake(handler);

        await Assert.ThrowsExactlyAsync<global::Azure.RequestFailedException>(() => lake.FindAsync("p", Stop));

        Assert.HasCount(2, handler.Requests);
    }

    private static HttpClientTransport Transport(HttpMessageHandler handler) => new(new HttpClient(handler));

    private BlobLake Lake(AnsweringHandler handler) => new(
        BlobClients.Create(new("https://account.blob.core.windows.net"), "lake", () => _credential, (BlobClientOptions o) => o.Transport = Transport(handler)),
        new BlobLakeOptions(),
        TimeProvider.System);

    private TableStateStore State(AnsweringHandler handler) => new(
        TableClients.Create(new("https://account.table.core.windows.net"), "trends", () => _credential, (TableClientOptions o) => o.Transport = Transport(handler)));
}
