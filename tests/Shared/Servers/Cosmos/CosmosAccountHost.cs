using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Trends.Servers.Cosmos;

/// <summary>Serves an account on the loopback address, for other processes.</summary>
public sealed class CosmosAccountHost : IAsyncDisposable
{
    /// <summary>A path outside the account that answers once it is served.</summary>
    public const string ReadyPath = "/ready";

    private readonly WebApplication _app;

    private CosmosAccountHost(WebApplication app, CosmosAccount account) => (_app, Account) = (app, account);

    /// <summary>Gets the account.</summary>
    public CosmosAccount Account { get; }

    /// <summary>Gets its address.</summary>
    public Uri Endpoint => new(_app.Urls.Single());

    /// <summary>Starts serving.</summary>
    /// <param name="account">The account.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    public static async Task<CosmosAccountHost> StartAsync(CosmosAccount account, int port = 0)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        WebApplication app = builder.Build();
        app.MapGet(ReadyPath, () => "ready");
        app.MapFallback(context => AnswerAsync(context, account));
        await app.StartAsync();
        return new(app, account);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, CosmosAccount account)
    {
        HttpRequest request = context.Request;
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body);
        Dictionary<string, string> headers = request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        CosmosReply reply;
        try
        {
            // Kestrel has unescaped the path but for what would be a slash: a document's id has none.
            reply = await account.AnswerAsync(new(request.Method, request.Path.ToUriComponent(), headers, body.ToArray()), new($"http://{request.Host}"));
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = reply.Status;
        foreach ((string name, string value) in reply.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (reply.Status is not (204 or 304))
        {
            context.Response.ContentLength = reply.Body.Length;
            await context.Response.Body.WriteAsync(reply.Body);
        }
    }
}
