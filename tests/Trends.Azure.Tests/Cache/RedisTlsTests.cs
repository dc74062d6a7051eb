using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Trends.Azure.Cache;
using Trends.Servers;

namespace Trends.Azure.Tests.Cache;

[TestClass]
public sealed class RedisTlsTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trends-tls-").FullName;

    public TestContext TestContext { get; set; } = null!;

    [TestCleanup]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public async Task A_server_whose_certificate_is_of_the_authority_is_spoken_to_over_TLS()
    {
        using TestAuthority authority = new(_folder);
        await using RedisServer redis = await RedisServer.StartAsync(authority);
        await using ServiceProvider services = Services(redis, authority);

        IDatabase database = await services.GetRequiredService<RedisConnection>().DatabaseAsync(TestContext.CancellationToken);

        Assert.IsTrue(await database.StringSetAsync("key", "value"));
    }

    [TestMethod]
    public async Task A_server_whose_certificate_is_of_another_authority_is_refused()
    {
        using TestAuthority authority = new(_folder);
        using TestAuthority other = new(_folder);
        await using RedisServer redis = await RedisServer.StartAsync(authority);
        await using ServiceProvider services = Services(redis, other);

        await Assert.ThrowsExactlyAsync<RedisConnectionException>(() => services.GetRequiredService<RedisConnection>().DatabaseAsync(TestContext.CancellationToken).AsTask());
    }

    private static ServiceProvider Services(RedisServer redis, TestAuthority authority) => new ServiceCollection()
        .AddLogging()
        .AddAzureCache(Settings.Of(("Cache:RedisEndpoint", redis.Endpoint), ("Cache:RedisPassword", RedisServer.Password), ("Cache:RedisAuthority", authority.File)))
        .BuildServiceProvider();
}
