using Azure.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Trends.Azure.Marts;
using Trends.Servers.Cosmos;

namespace Trends.Azure.Tests.Marts;

/// <summary>Stores on an account in memory.</summary>
internal static class TestCosmos
{
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
    public static CosmosMartStore Open(CosmosMartsOptions options, Func<HttpClient>? http = null)
    {
        IOptions<CosmosMartsOptions> settings = Options.Create(options);
        return new(new CosmosConnection(settings, new DefaultAzureCredential(), http), settings, TimeProvider.System, NullLoggerFactory.Instance);
    }
}
