using System.Text.Json.Nodes;
using StackExchange.Redis;
using Trends.Servers;

namespace TrendFunctions.Tests.Http;

[TestClass]
public sealed class RedisTests
{
    private const string Query = "/api/trends?window=7d&top=3";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Instances_share_answers_over_Redis_and_work_on_without_it()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        using Served one = await OnAsync(redis);
        using Served two = await OnAsync(redis);
        Answer made = (await one.GetAsync(Query)).Predicts("trend");
        Assert.AreEqual("miss", made.Cache);

        await UntilSharedAsync(redis);
        Answer shared = (await two.GetAsync(Query)).Predicts("trend");
        Assert.AreEqual("hit", shared.Cache);
        Assert.AreEqual(made.Text, shared.Text);
        Assert.AreEqual("ok", (await HealthAsync(one, "healthy"))["cache"]!.GetValue<string>());

        await redis.Server.StopAsync();
        Assert.AreEqual("unreachable", (await HealthAsync(one, "degraded"))["cache"]!.GetValue<string>());
        Assert.AreEqual("hit", (await one.GetAsync(Query)).Predicts("trend").Cache);
        for (int top = 4; top < 10; top++)
        {
            Assert.AreEqual("miss", (await one.GetAsync($"/api/trends?window=7d&top={top}")).Predicts("trend").Cache);
        }

        await redis.Server.StartAgainAsync();
        await one.UntilAsync("/api/health", a => a.Json["status"]!.GetValue<string>() == "healthy");
    }

    [TestMethod]
    public async Task A_server_setting_that_is_none_stops_the_start_and_says_so()
    {
        using App app = App.Start(new Dictionary<string, string> { ["Cache__RedisEndpoint"] = "redis.example,password=secret" }, "serve", "--data", await Prepared.CopyAsync(), "--port", $"{Served.FreePort()}");

        AppResult result = (await app.EndAsync()).Ended(1);

        Assert.Contains("Cache:RedisEndpoint", result.Error);
        Assert.DoesNotContain("secret", result.Error);
    }

    // An answer goes to Redis after it was given.
    private async Task UntilSharedAsync(RedisServer redis)
    {
        await using ConnectionMultiplexer admin = await ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},password={RedisServer.Password},allowAdmin=true");
        while (!admin.GetServers()[0].Keys(pattern: "*answer:*").Any())
        {
            await Task.Delay(20, TestContext.CancellationToken);
        }
    }

    private static async Task<Served> OnAsync(RedisServer redis) =>
        await Served.OnAsync(await Prepared.CopyAsync(), ("Cache__RedisEndpoint", redis.Endpoint), ("Cache__RedisPassword", RedisServer.Password));

    private static async Task<JsonNode> HealthAsync(Served host, string status)
    {
        JsonNode health = (await host.GetAsync("/api/health")).Is(200).Json;
        Assert.AreEqual(status, health["status"]!.GetValue<string>());
        return health["checks"]!;
    }
}
