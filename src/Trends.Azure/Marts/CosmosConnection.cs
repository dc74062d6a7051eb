using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Core;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;
using Trends.Azure.Identity;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>The account: a client for single calls and queries, and one whose calls the SDK gathers into requests of up to a hundred.</summary>
internal sealed class CosmosConnection : IDisposable
{
    private readonly ConcurrentDictionary<string, (Container Single, Container Bulk)> _containers = new(StringComparer.Ordinal);
    private readonly CosmosMartsOptions _options;
    private readonly CosmosClient _bulk;

    /// <summary>Initializes a new instance of the <see cref="CosmosConnection"/> class.</summary>
    /// <param name="options">The settings, with an address.</param>
    /// <param name="credential">The identity; not asked for an emulator, whose key is published.</param>
    /// <param name="http">Makes the clients of HTTP; null for the SDK's own.</param>
    /// <exception cref="TrendsException">The address is neither on the loopback address nor https.</exception>
    public CosmosConnection(IOptions<CosmosMartsOptions> options, TokenCredential credential, Func<HttpClient>? http = null)
    {
        _options = options.Value;
        IsEmulator = Emulator.Is(_options.CosmosEndpoint!);
        Client = Open(credential, http, isBulk: false);
        _bulk = Open(credential, http, isBulk: true);
    }

    /// <summary>Gets the client for single calls.</summary>
    public CosmosClient Client { get; }

    /// <summary>Gets a value indicating whether it is an emulator, which lets containers be made.</summary>
    public bool IsEmulator { get; }

    /// <summary>Gets the database.</summary>
    public Database Database => Client.GetDatabase(_options.Database);

    /// <summary>Gets what was written last.</summary>
    public CosmosSessions Sessions { get; } = new();

    /// <summary>Gives a mart's container for single calls and queries.</summary>
    public Container Container(MartDefinition mart) => Containers(mart).Single;

    /// <summary>Gives a mart's container for bulk writes.</summary>
    public Container Bulk(MartDefinition mart) => Containers(mart).Bulk;

    /// <summary>Gives the partition key of a row.</summary>
    /// <param name="mart">The mart.</param>
    /// <param name="partition">The row's partition.</param>
    /// <param name="documentId">Its document's id.</param>
    public static PartitionKey KeyOf(MartDefinition mart, string partition, string documentId) =>
        mart.UnboundedPartitions ? new PartitionKeyBuilder().Add(partition).Add(documentId).Build() : new PartitionKey(partition);

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        _bulk.Dispose();
    }

    private (Container Single, Container Bulk) Containers(MartDefinition mart) =>
        _containers.GetOrAdd(mart.Name, name => (Client.GetContainer(_options.Database, name), _bulk.GetContainer(_options.Database, name)));

    private CosmosClient Open(TokenCredential credential, Func<HttpClient>? http, bool isBulk)
    {
        CosmosClientOptions options = new()
        {
            ApplicationName = "TrendFunctions",
            ConnectionMode = _options.ConnectionMode ?? (IsEmulator ? ConnectionMode.Gateway : ConnectionMode.Direct),
            AllowBulkExecution = isBulk,
            EnableContentResponseOnWrite = false,

            // An emulator names an address of its own that may not be reached; and there is no other region to go to.
            LimitToEndpoint = IsEmulator,

            // CosmosCalls does that, for as long as it makes sense.
            MaxRetryAttemptsOnRateLimitedRequests = 0,
            UseSystemTextJsonSerializerWithOptions = JsonSerializerOptions.Default,
        };
        if (http is not null)
        {
            options.HttpClientFactory = http;
        }

        string endpoint = _options.CosmosEndpoint!.ToString();
        return IsEmulator ? new(endpoint, Emulator.CosmosKey, options) : new(endpoint, credential, options);
    }
}
