using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;
using Trends.Azure.Cache;
using Trends.Servers;

namespace Trends.Azure.Tests.Cache;

[TestClass]
public sealed class RedisLoginTests
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly Identities _identity;

    public RedisLoginTests() => _identity = new(_clock);

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Stop => TestContext.CancellationToken;

    [TestMethod]
    public async Task The_user_is_the_identitys_object_id_and_the_password_its_token()
    {
        RedisLogin login = new(_identity, _clock);

        Assert.IsTrue(await login.RenewAsync(Stop));

        Assert.AreEqual(Identities.ObjectId, login.User);
        Assert.AreEqual(Identities.Jwt($$"""{"oid":"{{Identities.ObjectId}}"}""", 1), login.Password);
        Assert.AreEqual("https://redis.azure.com/.default", _identity.Scopes.Single());
    }

    [TestMethod]
    [DataRow(299, true)]
    [DataRow(301, false)]
    public async Task A_token_is_renewed_in_its_last_five_minutes(int secondsLeft, bool renewed)
    {
        RedisLogin login = new(_identity, _clock);
        await login.RenewAsync(Stop);
        _clock.Advance(_identity.Life - TimeSpan.FromSeconds(secondsLeft));

        Assert.AreEqual(renewed, await login.RenewAsync(Stop));
    }

    [TestMethod]
    public async Task The_same_token_again_is_no_new_login()
    {
        _identity.Token = Identities.Jwt("""{"oid":"me"}""");
        RedisLogin login = new(_identity, _clock);
        await login.RenewAsync(Stop);
        _clock.Advance(_identity.Life);

        Assert.IsFalse(await login.RenewAsync(Stop));
    }

    [TestMethod]
    [DataRow("opaque")]
    [DataRow("a.b.c")]
    [DataRow("e30.e30.x")]
    public async Task A_token_that_names_nobody_is_told_without_showing_it(string token)
    {
        _identity.Token = token;

        TrendsException error = await Assert.ThrowsExactlyAsync<TrendsException>(() => new RedisLogin(_identity, _clock).RenewAsync(Stop).AsTask());

        Assert.Contains("oid", error.Message);
        Assert.DoesNotContain(token, error.Message);
    }

    [TestMethod]
    public async Task An_open_connection_logs_in_anew_before_its_token_ends_and_a_new_one_with_the_new_token()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using ConnectionMultiplexer admin = await ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},password={RedisServer.Password},allowAdmin=true");
        Logged log = new();
        await using ServiceProvider services = Services(redis, log);
        RedisConnection connection = services.GetRequiredService<RedisConnection>();
        _identity.Token = Identities.Jwt($$"""{"oid":"{{Identities.ObjectId}}"}""", 1);
        await admin.GetDatabase().ExecuteAsync("ACL", "SETUSER", Identities.ObjectId, "on", ">" + _identity.Token, "~*", "+@all");
        await (await connection.DatabaseAsync(Stop)).PingAsync();
        int before = await LoginsAsync(admin);

        _identity.Token = Identities.Jwt($$"""{"oid":"{{Identities.ObjectId}}"}""", 2);
        await admin.GetDatabase().ExecuteAsync("ACL", "SETUSER", Identities.ObjectId, "resetpass", ">" + _identity.Token);
        _clock.Advance(_identity.Life - TimeSpan.FromMinutes(4));
        while (await LoginsAsync(admin) == before)
        {
            await Task.Delay(20, Stop);
        }

        // The server lets go of it: the new connection knows the new token.
        await admin.GetServers()[0].ExecuteAsync("CLIENT", "KILL", "USER", Identities.ObjectId);
        while (!await AnswersAsync(connection))
        {
            await Task.Delay(20, Stop);
        }

        Assert.AreEqual("", log.All);
    }

    [TestMethod]
    public async Task An_identity_that_is_not_there_yet_is_asked_again()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using ConnectionMultiplexer admin = await ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},password={RedisServer.Password},allowAdmin=true");
        Logged log = new();
        await using ServiceProvider services = Services(redis, log);
        RedisConnection connection = services.GetRequiredService<RedisConnection>();
        _identity.Fault = new CredentialUnavailableException("Not yet.");
        await Assert.ThrowsExactlyAsync<RedisConnectionException>(() => connection.DatabaseAsync(Stop).AsTask());
        Assert.AreEqual(1, log.Count("Could not log in to Redis"), log.All);

        (_identity.Fault, _identity.Token) = (null, Identities.Jwt($$"""{"oid":"{{Identities.ObjectId}}"}"""));
        await admin.GetDatabase().ExecuteAsync("ACL", "SETUSER", Identities.ObjectId, "on", ">" + _identity.Token, "~*", "+@all");
        _clock.Advance(TimeSpan.FromSeconds(30));
        while (!await AnswersAsync(connection))
        {
            await Task.Delay(20, Stop);
        }
    }

    private static async Task<bool> AnswersAsync(RedisConnection connection)
    {
        try
        {
            await (await connection.DatabaseAsync(CancellationToken.None)).PingAsync();
            return true;
        }
        catch (RedisException)
        {
            return false;
        }
    }

    // A login that is refused counts too, but this one's token is right: the other one is no more.
    private static async Task<int> LoginsAsync(ConnectionMultiplexer admin)
    {
        string stats = (await admin.GetDatabase().ExecuteAsync("INFO", "commandstats")).ToString();
        string? auth = stats.Split('\n').FirstOrDefault(l => l.StartsWith("cmdstat_auth:calls=", StringComparison.Ordinal));
        return auth is null ? 0 : int.Parse(auth["cmdstat_auth:calls=".Length..].Split(',')[0]);
    }

    private ServiceProvider Services(RedisServer redis, Logged log) => new ServiceCollection()
        .AddLogging(l => l.AddProvider(log))
        .AddSingleton<TimeProvider>(_clock)
        .AddSingleton<TokenCredential>(_identity)
        .AddSingleton<RedisLogin>()
        .AddAzureCache(Settings.Of(("Cache:RedisEndpoint", redis.Endpoint)))
        .BuildServiceProvider();
}
