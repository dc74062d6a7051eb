using Azure.Storage;
using Azure.Storage.Blobs;
using StackExchange.Redis;
using Trends.Servers;

namespace Trends.Azure.Tests;

[TestClass]
public sealed class ServersTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task What_a_stopped_server_kept_is_there_when_it_starts_again()
    {
        await using Azurite azurite = await Azurite.StartAsync();
        BlobContainerClient container = new BlobServiceClient(azurite.BlobServiceUri, new StorageSharedKeyCredential("devstoreaccount1", "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==")).GetBlobContainerClient("kept");
        await container.CreateAsync(cancellationToken: TestContext.CancellationToken);

        await azurite.Server.StopAsync();
        await azurite.Server.StartAgainAsync();

        Assert.IsTrue((await container.ExistsAsync(TestContext.CancellationToken)).Value);
    }

    [TestMethod]
    public async Task Redis_asks_for_the_password()
    {
        await using RedisServer redis = await RedisServer.StartAsync();

        await using ConnectionMultiplexer known = await ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},password={RedisServer.Password}");
        Assert.IsGreaterThan(TimeSpan.Zero, await known.GetDatabase().PingAsync());
        await Assert.ThrowsExactlyAsync<RedisConnectionException>(() => ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},connectTimeout=500"));
    }
}
