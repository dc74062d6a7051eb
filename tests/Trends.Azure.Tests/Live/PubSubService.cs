using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Trends.Azure.Tests.Live;

/// <summary>Stands in for Web PubSub: takes messages to all of one hub, gives tokens, lets clients in; anything else is refused, and so is whoever brings no token.</summary>
internal sealed class PubSubService : IAsyncDisposable
{
    public const string Endpoint = "https://trends-test.webpubsub.azure.com";
    private readonly ConcurrentDictionary<string, bool> _tokens = new();
    private readonly ConcurrentDictionary<WebSocket, bool> _clients = new();
    private readonly WebApplication _app;
    private int _made;

    private PubSubService(WebApplication app) => _app = app;

    public int Clients => _clients.Count;

    public ConcurrentQueue<string> Bearers { get; } = new();

    public ConcurrentQueue<string> Queries { get; } = new();

    /// <summary>Gets what is answered instead, once a fault a request; 0 for no answer at all.</summary>
    public ConcurrentQueue<int> Faults { get; } = new();

    public static async Task<PubSubService> StartAsync()
    {
        WebApplication app = WebApplication.CreateSlimBuilder().Build();
        PubSubService service = new(app);
        app.Urls.Add("http://127.0.0.1:0");
        app.UseWebSockets();
        app.Use(service.FaultAsync);
        app.MapPost("/api/hubs/trends/:send", (Delegate)service.SendAsync);
        app.MapPost("/api/hubs/trends/:generateToken", service.GenerateToken);
        app.MapMethods("/api/health", ["HEAD"], () => Results.Ok());
        app.Map("/client/hubs/trends", service.ConnectAsync);
        await app.StartAsync();
        return service;
    }

    /// <summary>Gives where an address of the service is in this test.</summary>
    public Uri Reach(Uri address) => new UriBuilder(address) { Scheme = address.Scheme is "wss" ? "ws" : "http", Host = "127.0.0.1", Port = new Uri(_app.Urls.First()).Port }.Uri;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task FaultAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/api/hubs", StringComparison.Ordinal))
        {
            string bearer = http.Request.Headers.Authorization.ToString();
            Bearers.Enqueue(bearer);
            Queries.Enqueue(http.Request.QueryString.Value!);
            int fault = Faults.TryDequeue(out int queued) ? queued : !bearer.StartsWith("Bearer e30.", StringComparison.Ordinal) ? 401 : 200;
            if (fault == 0)
            {
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            }

            if (fault != 200)
            {
                http.Response.StatusCode = fault;
                return;
            }
        }

        await next(http);
    }

    private async Task<IResult> SendAsync(HttpContext http)
    {
        if (http.Request.ContentType is not "application/json" || http.Request.Query["api-version"] != "2024-12-01")
        {
            return Results.BadRequest();
        }

        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body);
        foreach (WebSocket client in _clients.Keys)
        {
            try
            {
                await client.SendAsync(body.ToArray(), WebSocketMessageType.Text, endOfMessage: true, http.RequestAborted);
            }
            catch (Exception e) when (e is WebSocketException or ObjectDisposedException)
            {
                _clients.TryRemove(client, out _);
            }
        }

        return Results.Accepted();
    }

    private IResult GenerateToken()
    {
        string token = $"header.{Interlocked.Increment(ref _made)}.signature";
        _tokens[token] = true;
        return Results.Json(new { token });
    }

    private async Task ConnectAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest || !_tokens.ContainsKey(http.Request.Query["access_token"].ToString()))
        {
            http.Response.StatusCode = 401;
            return;
        }

        using WebSocket client = await http.WebSockets.AcceptWebSocketAsync();
        _clients[client] = true;
        try
        {
            while ((await client.ReceiveAsync(new byte[64], http.RequestAborted)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // It went.
        }

        _clients.TryRemove(client, out _);
    }
}
