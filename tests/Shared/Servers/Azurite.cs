using System.Globalization;

namespace Trends.Servers;

/// <summary>Azurite: Blob and Table storage on the loopback address. Stopped by SIGTERM alone, since it loses acknowledged writes otherwise.</summary>
/// <param name="server">Its process.</param>
public sealed class Azurite(LocalServer server) : IAsyncDisposable
{
    /// <summary>Gets the Blob service, with the account in the path.</summary>
    public Uri BlobServiceUri => new($"http://127.0.0.1:{server.Ports[0]}/devstoreaccount1");

    /// <summary>Gets the Table service, with the account in the path.</summary>
    public Uri TableServiceUri => new($"http://127.0.0.1:{server.Ports[1]}/devstoreaccount1");

    /// <summary>Gets its process, to stop and start it again.</summary>
    public LocalServer Server => server;

    /// <summary>Starts one.</summary>
    public static async Task<Azurite> StartAsync() => new(await LocalServer.StartAsync("azurite", 2, Command));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    // Two of Azurite's three services, each in the process of its own program, would need two processes; the third gets a port of its own choice.
    private static string[] Command(string folder, int[] ports) =>
    [
        "node", Path.Combine(Tools.Folder, "node_modules", "azurite", "dist", "src", "azurite.js"),
        "--silent", "--skipApiVersionCheck", "--disableTelemetry", "--location", folder,
        "--blobPort", ports[0].ToString(CultureInfo.InvariantCulture),
        "--tablePort", ports[1].ToString(CultureInfo.InvariantCulture),
        "--queuePort", "0",
    ];
}
