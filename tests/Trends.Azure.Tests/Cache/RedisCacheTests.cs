using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using Trends.Azure.Cache;
using Trends.Contracts;
using Trends.Serving;
using Trends.Servers;
using Trends.Storage;

namespace Trends.Azure.Tests.Cache;

[TestClass]
public sealed class RedisCacheTests : CacheContract
{
    private readonly Logged _log = new();
    private RedisServer _redis = null!;
    private (string, string?)[] _settings = [];

    [TestInitialize]
    public async Task Start() => _redis = await RedisServer.StartAsync();

    [TestCleanup]
    public async Task StopServer() => await _redis.DisposeAsync();

    [TestMethod]
    public async Task A_new_process_finds_the_answers_of_another()
    {
        await AskAsync(await ProcessAsync(), "one", () => "반도체");
        await UntilInRedisAsync(1);

        CacheAnswer answer = await AskAsync(await ProcessAsync(), "one", () => "another");

        Assert.IsTrue(answer.Hit);
        Assert.AreEqual("반도체", Text(answer));
    }

    [TestMethod]
    [DataRow(3599, true)]
    [DataRow(3601, false)]
    public async Task What_a_new_process_finds_is_an_hour_old_at_most(int seconds, bool lives)
    {
        await AskAsync(await ProcessAsync(), "one", () => "old");
        await UntilInRedisAsync(1);
        Clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.AreEqual(lives, (await AskAsync(await ProcessAsync(), "one", () => "new")).Hit);
    }

    [TestMethod]
    public async Task Redis_forgets_an_answer_by_itself_within_the_hour()
    {
        await AskAsync(await ProcessAsync(), "one", () => "old");
        RedisKey key = (await UntilInRedisAsync(1)).Single();

        await using ConnectionMultiplexer redis = await ConnectAsync();
        TimeSpan? life = await redis.GetDatabase().KeyTimeToLiveAsync(key);
        Assert.IsTrue(life > TimeSpan.FromMinutes(59) && life <= TimeSpan.FromHours(1), $"{life}");
        Assert.StartsWith("trends:1:" + ThisVersion + ":answer:", key.ToString());
    }

    [TestMethod]
    public async Task A_warm_answer_does_not_ask_Redis()
    {
        CachedAnswers answers = await ProcessAsync();
        await AskAsync(answers, "one", () => "warm");
        await UntilInRedisAsync(1);
        long before = await ReadsAsync();

        for (int i = 0; i < 100; i++)
        {
            Assert.IsTrue((await AskAsync(answers, "one", () => "another")).Hit);
        }

        Assert.AreEqual(before, await ReadsAsync());
    }

    [TestMethod]
    public async Task An_entry_that_is_too_large_for_Redis_stays_in_the_process()
    {
        _settings = [("Cache:RedisMaxBytes", "200000")];
        CachedAnswers answers = await ProcessAsync();
        await AskAsync(answers, "large", () => new string('x', 200_001));
        await AskAsync(answers, "small", () => new string('x', 199_000));

        await UntilInRedisAsync(1);

        Assert.IsTrue((await AskAsync(answers, "large", () => "another")).Hit);
        Assert.IsFalse((await AskAsync(await ProcessAsync(), "large", () => "another")).Hit);
    }

    [TestMethod]
    public async Task Something_else_under_an_answers_key_is_made_anew()
    {
        await AskAsync(await ProcessAsync(), "one", () => "old");
        RedisKey key = (await UntilInRedisAsync(1)).Single();
        await using ConnectionMultiplexer redis = await ConnectAsync();
        await redis.GetDatabase().StringSetAsync(key, "no entry");

        Assert.AreEqual("new", Text(await AskAsync(await ProcessAsync(), "one", () => "new")));
    }

    [TestMethod]
    public async Task Without_Redis_at_the_start_answers_are_cached_in_the_process_and_with_it_shared_again()
    {
        await _redis.Server.StopAsync();
        CachedAnswers answers = await ProcessAsync();
        Assert.AreEqual("made", Text(await AskAsync(answers, "one", () => "made")));
        Assert.IsTrue((await AskAsync(answers, "one", () => "another")).Hit);
        await Assert.ThrowsAsync<RedisException>(() => Last<IPartHealth>().CheckAsync(Stop));

        await _redis.Server.StartAgainAsync();
        await UntilHealthyAsync();
        Clock.Advance(TimeSpan.FromSeconds(5));
        await AskAsync(answers, "two", () => "shared");
        await UntilInRedisAsync(1);
        Assert.IsTrue((await AskAsync(await ProcessAsync(), "two", () => "another")).Hit);
    }

    [TestMethod]
    public async Task When_Redis_stops_and_comes_back_no_answer_fails()
    {
        CachedAnswers answers = await ProcessAsync();
        await AskAsync(answers, "before", () => "made");
        await UntilInRedisAsync(1);
        await UntilHealthyAsync();

        await _redis.Server.StopAsync();
        for (int i = 0; i < 20; i++)
        {
            Assert.AreEqual("made", Text(await AskAsync(answers, $"without {i}", () => "made")));
        }

        Assert.IsTrue((await AskAsync(answers, "before", () => "another")).Hit);
        await Assert.ThrowsAsync<RedisException>(() => Last<IPartHealth>().CheckAsync(Stop));
        await UntilToldOnceAsync("is out of reach");
        Assert.AreEqual(0, _log.Count("Error:"), _log.All);

        await _redis.Server.StartAgainAsync();
        await UntilHealthyAsync();
        Clock.Advance(TimeSpan.FromSeconds(5));
        await AskAsync(answers, "after", () => "shared");
        await UntilInRedisAsync(1);
        await UntilToldOnceAsync("answers again");
    }

    [TestMethod]
    public async Task A_Redis_that_hangs_is_waited_for_twice_and_then_left_alone()
    {
        Time = TimeProvider.System;
        _settings = [("Cache:RedisPause", "00:10:00"), ("Cache:RedisTimeout", "00:00:00.2")];
        CachedAnswers answers = await ProcessAsync();
        await UntilHealthyAsync();
        await using ConnectionMultiplexer redis = await ConnectAsync();
        await redis.GetDatabase().ExecuteAsync("CLIENT", "PAUSE", "600000", "ALL");

        // Were each of these waited for, they would take ten minutes.
        for (int i = 0; i < 3000; i++)
        {
            Assert.AreEqual("made", Text(await AskAsync(answers, $"{i}", () => "made")));
        }

        await Assert.ThrowsAsync<Exception>(() => Last<IPartHealth>().CheckAsync(Stop));
        await UntilToldOnceAsync("is out of reach");
    }

    [TestMethod]
    public async Task A_wrong_password_is_no_ones_trouble_and_is_told_nowhere()
    {
        _settings = [("Cache:RedisPassword", "not the password")];
        CachedAnswers answers = await ProcessAsync();

        Assert.AreEqual("made", Text(await AskAsync(answers, "one", () => "made")));

        await Assert.ThrowsAsync<RedisException>(() => Last<IPartHealth>().CheckAsync(Stop));
        Assert.DoesNotContain("not the password", _log.All);
    }

    protected override Task AddAsync(IServiceCollection services)
    {
        services.AddLogging(l => l.AddProvider(_log));
        services.AddAzureCache(Settings.Of([("Cache:RedisEndpoint", _redis.Endpoint), ("Cache:RedisPassword", RedisServer.Password), .. _settings]));
        services.AddHybridCache(o => o.MaximumPayloadBytes = 16 << 20);
        return Task.CompletedTask;
    }

    private static string ThisVersion => RedisEntries.Prefix["trends:1:".Length..^1];

    private async Task<ConnectionMultiplexer> ConnectAsync() =>
        await ConnectionMultiplexer.ConnectAsync($"{_redis.Endpoint},password={RedisServer.Password},allowAdmin=true,tiebreaker=");

    // Answers are written to Redis after they are given.
    private async Task<RedisKey[]> UntilInRedisAsync(int entries)
    {
        await using ConnectionMultiplexer redis = await ConnectAsync();
        while (true)
        {
            RedisKey[] keys = [.. redis.GetServers()[0].Keys(pattern: "*answer:*")];
            if (keys.Length >= entries)
            {
                Assert.HasCount(entries, keys);
                return keys;
            }

            await Task.Delay(20, Stop);
        }
    }

    // That Redis goes and comes is told aside.
    private async Task UntilToldOnceAsync(string text)
    {
        while (_log.Count(text) == 0)
        {
            await Task.Delay(20, Stop);
        }

        Assert.AreEqual(1, _log.Count(text), _log.All);
    }

    private async Task UntilHealthyAsync()
    {
        while (true)
        {
            try
            {
                await Last<IPartHealth>().CheckAsync(Stop);
                return;
            }
            catch (RedisException)
            {
                await Task.Delay(20, Stop);
            }
        }
    }

    private async Task<long> ReadsAsync()
    {
        await using ConnectionMultiplexer redis = await ConnectAsync();
        string stats = (await redis.GetDatabase().ExecuteAsync("INFO", "commandstats")).ToString();
        string? gets = stats.Split('\n').FirstOrDefault(l => l.StartsWith("cmdstat_get:calls=", StringComparison.Ordinal));
        return long.Parse(gets!["cmdstat_get:calls=".Length..].Split(',')[0]);
    }
}
