using System.Globalization;
using Bench.Harness;
using Bench.Serve;
using Trends.Servers.Cosmos;

namespace Bench.Cosmos;

/// <summary>A Cosmos DB account in memory, in a process of its own.</summary>
internal static class CosmosServer
{
    /// <summary>The command that this program starts itself with: <c>cosmos-account PORT</c>.</summary>
    public const string Command = "cosmos-account";

    /// <summary>Starts it and waits until it answers.</summary>
    public static Task<Server> StartAsync(CancellationToken cancellationToken) => Server.StartAsync(Start, CosmosAccountHost.ReadyPath, cancellationToken);

    /// <summary>Serves until the process is ended.</summary>
    /// <param name="args">As <see cref="Command"/> says.</param>
    public static async Task RunAsync(string[] args)
    {
        await using CosmosAccountHost host = await CosmosAccountHost.StartAsync(new CosmosAccount(TimeProvider.System), int.Parse(args[1], CultureInfo.InvariantCulture));
        await Task.Delay(Timeout.Infinite);
    }

    private static Child Start(int port) => Child.Start("dotnet", typeof(CosmosServer).Assembly.Location, Command, port.ToString(CultureInfo.InvariantCulture));
}
