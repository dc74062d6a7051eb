using Azure.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Trends.Azure.Marts;
using Trends.Servers.Cosmos;
using Trends.Storage;

namespace Trends.Azure.Tests.Marts;

/// <summary>Stores on an account in memory, and a mart to put into them.</summary>
internal static class TestCosmos
{
    /// <summary>A mart of four columns, keyed by its partition.</summary>
    public static readonly MartDefinition Mart = new(
        "things", [new("part", MartType.Text), new("id", MartType.Text), new("name", MartType.Text), new("count", MartType.Integer)], "part", "id", ["name", "count"]);

    /// <summary>Opens the marts of an account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="change">Changes the settings; null for the defaults.</param>
    public static CosmosMartStore Open(CosmosAccount account, Action<CosmosMartsOptions>? change = null)
    {
        CosmosMartsOptions options = new() { CosmosEndpoint = new("http://127.0.0.1:8081") };
        change?.Invoke(options);
        return Open(options, () => CosmosAccountHandler.Connect(account));
    }

    /// <summary>Opens the marts of an address.</summary>
    public static CosmosMartStore Open(CosmosMartsOptions options, Func<HttpClient>? http = null, TimeProvider? clock = null)
    {
        // The SDK would ask the address that virtual machines have in Azure.
        Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
        IOptions<CosmosMartsOptions> settings = Options.Create(options);
        return new(new CosmosConnection(settings, new DefaultAzureCredential(), http), settings, clock ?? TimeProvider.System, NullLoggerFactory.Instance);
    }

    /// <summary>Makes a row.</summary>
    public static MartRow Row(string partition, string id, string? name = "n", long? count = 0) => new([partition, id, name, count]);

    /// <summary>Reads all keys, page by page.</summary>
    /// <param name="store">The store.</param>
    /// <param name="mart">The mart.</param>
    /// <param name="query">What to read.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    public static async Task<List<string>> KeysAsync(IMartStore store, MartDefinition mart, MartQuery query, CancellationToken cancellationToken)
    {
        List<string> keys = [];
        string? continuation = null;
        do
        {
            MartPage page = await store.QueryAsync(mart, query with { Continuation = continuation }, cancellationToken);
            keys.AddRange(page.Rows.Select(r => $"{r.Cells[0]}|{r.Cells[1]}"));
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return keys;
    }
}
