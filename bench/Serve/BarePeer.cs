using System.Globalization;
using Bench.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bench.Serve;

/// <summary>What ASP.NET Core can do with nothing in its way: a minimal API that gives the same bytes each time.</summary>
internal static class BarePeer
{
    /// <summary>The command that this program starts itself with: <c>bare-peer PORT FILE TYPE</c>.</summary>
    public const string Command = "bare-peer";

    /// <summary>Starts it in a process of its own.</summary>
    /// <param name="port">The loopback port.</param>
    /// <param name="payload">The file with the bytes.</param>
    /// <param name="contentType">Their type.</param>
    public static Child Start(int port, string payload, string contentType) =>
        Child.Start("dotnet", typeof(BarePeer).Assembly.Location, Command, port.ToString(CultureInfo.InvariantCulture), payload, contentType);

    /// <summary>Serves until the process is ended.</summary>
    /// <param name="args">As <see cref="Command"/> says.</param>
    public static async Task RunAsync(string[] args)
    {
        (string port, byte[] payload, string contentType) = (args[1], await File.ReadAllBytesAsync(args[2]), args[3]);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://localhost:{port}");
        await using WebApplication app = builder.Build();
        app.MapGet("/api/trends", () => Results.Bytes(payload, contentType));
        await app.RunAsync();
    }
}
