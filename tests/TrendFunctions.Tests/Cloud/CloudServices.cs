using Trends.Servers;
using Trends.Servers.Cosmos;

namespace TrendFunctions.Tests.Cloud;

/// <summary>What stands for Azure's services: Azurite, a Redis server, the tests' own Cosmos DB account; and the settings that point the app at them.</summary>
public sealed class CloudServices : IAsyncDisposable
{
    private CloudServices(Azurite azurite, RedisServer redis, CosmosAccountHost cosmos) => (Azurite, Redis, Cosmos) = (azurite, redis, cosmos);

    /// <summary>Gets Blob and Table storage.</summary>
    public Azurite Azurite { get; }

    /// <summary>Gets the cache.</summary>
    public RedisServer Redis { get; }

    /// <summary>Gets the account of the marts.</summary>
    public CosmosAccountHost Cosmos { get; }

    /// <summary>Gets the app's settings.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("Lake__BlobServiceUri", Azurite.BlobServiceUri.ToString()),
        ("State__TableServiceUri", Azurite.TableServiceUri.ToString()),
        ("Marts__CosmosEndpoint", Cosmos.Endpoint.ToString()),
        ("Cache__RedisEndpoint", Redis.Endpoint),
        ("Cache__RedisPassword", RedisServer.Password),
        ("COSMOS_DISABLE_IMDS_ACCESS", "true"),
    ];

    /// <summary>Starts them.</summary>
    public static async Task<CloudServices> StartAsync()
    {
        Task<Azurite> azurite = Azurite.StartAsync();
        Task<RedisServer> redis = RedisServer.StartAsync();
        return new(await azurite, await redis, await CosmosAccountHost.StartAsync(new(TimeProvider.System)));
    }

    /// <summary>Runs a command of the app on them.</summary>
    public async Task<AppResult> RunAsync(params string[] args)
    {
        using App app = App.Start(Settings.ToDictionary(s => s.Name, s => s.Value), args);
        return await app.EndAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Azurite.DisposeAsync();
        await Redis.DisposeAsync();
        await Cosmos.DisposeAsync();
    }
}
