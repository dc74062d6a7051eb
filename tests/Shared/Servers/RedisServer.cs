using System.Globalization;

namespace Trends.Servers;

/// <summary>A Redis server on the loopback address, with a password, that keeps nothing on disk.</summary>
/// <param name="server">Its process.</param>
public sealed class RedisServer(LocalServer server) : IAsyncDisposable
{
    /// <summary>The password.</summary>
    public const string Password = "only for tests";

    /// <summary>Gets host and port.</summary>
    public string Endpoint => $"127.0.0.1:{server.Ports[0]}";

    /// <summary>Gets its process, to stop and start it again.</summary>
    public LocalServer Server => server;

    /// <summary>Starts one.</summary>
    public static async Task<RedisServer> StartAsync() => new(await LocalServer.StartAsync("redis", 1, (folder, ports) => Command(folder, ["--port", Text(ports[0])])));

    /// <summary>Starts one that speaks TLS alone.</summary>
    /// <param name="authority">Gives it its certificate.</param>
    public static async Task<RedisServer> StartAsync(TestAuthority authority)
    {
        ArgumentNullException.ThrowIfNull(authority);
        return new(await LocalServer.StartAsync("redis", 1, (folder, ports) =>
        {
            authority.Issue(folder);
            return Command(folder, ["--port", "0", "--tls-port", Text(ports[0]), "--tls-cert-file", "server.pem", "--tls-key-file", "server.key", "--tls-auth-clients", "no"]);
        }));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static string[] Command(string folder, string[] listen) =>
        ["redis-server", "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no", "--requirepass", Password, .. listen];

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
