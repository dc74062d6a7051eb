using Microsoft.Extensions.DependencyInjection;
using Trends.Azure.Cache;

namespace Trends.Azure.Tests.Cache;

[TestClass]
public sealed class CacheSettingsTests
{
    [TestMethod]
    [DataRow("localhost:6379", "localhost", 6379, true)]
    [DataRow("127.0.0.1:1", "127.0.0.1", 1, true)]
    [DataRow("[::1]:6379", "::1", 6379, true)]
    [DataRow("trends.koreacentral.redis.azure.net:10000", "trends.koreacentral.redis.azure.net", 10000, false)]
    [DataRow("redis.example:65535", "redis.example", 65535, false)]
    public void A_server_is_host_and_port(string text, string host, int port, bool loopback)
        => Assert.AreEqual(new RedisAddress(host, port, loopback), RedisAddress.Find(text));

    [TestMethod]
    [DataRow("localhost")]
    [DataRow("localhost:")]
    [DataRow("localhost:0")]
    [DataRow("localhost:65536")]
    [DataRow("rediss://redis.example:6380")]
    [DataRow("redis.example:6380,ssl=true,password=secret")]
    [DataRow("user:secret@redis.example:6380")]
    [DataRow("redis.example:6380/")]
    [DataRow("redis.example:6380/1")]
    public void Anything_else_is_refused_at_start(string text)
        => Assert.Contains("Cache:RedisEndpoint", Settings.Refused((s, c) => s.AddAzureCache(c), ("Cache:RedisEndpoint", text)));

    [TestMethod]
    [DataRow("RedisTimeout", "00:00:00.010", "00:00:00.009")]
    [DataRow("RedisTimeout", "00:00:10", "00:00:10.001")]
    [DataRow("RedisPause", "00:00:00.500", "00:00:00.499")]
    [DataRow("RedisPause", "00:10:00", "00:10:00.001")]
    [DataRow("RedisMaxBytes", "1024", "1023")]
    [DataRow("RedisMaxBytes", "16777216", "16777217")]
    public void Settings_have_bounds(string name, string within, string beyond)
    {
        Assert.AreEqual("", Settings.Refused((s, c) => s.AddAzureCache(c), ("Cache:RedisEndpoint", "localhost:6379"), ($"Cache:{name}", within)));
        Assert.Contains(name, Settings.Refused((s, c) => s.AddAzureCache(c), ("Cache:RedisEndpoint", "localhost:6379"), ($"Cache:{name}", beyond)));
    }

    [TestMethod]
    public void An_authority_that_is_no_file_is_refused()
        => Assert.Contains("Cache:RedisAuthority", Settings.Refused((s, c) => s.AddAzureCache(c), ("Cache:RedisEndpoint", "localhost:6379"), ("Cache:RedisAuthority", "/no/such.pem")));

    [TestMethod]
    public void Without_a_server_nothing_is_added()
        => Assert.IsEmpty(new ServiceCollection().AddAzureCache(Settings.Of(("Cache:RedisPassword", "alone"))));

    [TestMethod]
    [DataRow("localhost:6379", null, false)]
    [DataRow("redis.example:6380", "a password", true)]
    public void Only_the_loopback_address_is_spoken_to_without_TLS(string endpoint, string? password, bool tls)
    {
        CacheOptions options = new() { RedisEndpoint = endpoint, RedisPassword = password };
        Assert.AreEqual(tls, RedisConfiguration.Of(options, RedisAddress.Find(endpoint)!, login: null).Ssl);
    }
}
