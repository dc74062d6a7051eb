using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Trends.Storage;

namespace Trends.Local.Live;

/// <summary>Live push over WebSockets of this process. The host routes <see cref="Path"/> to <see cref="HandleAsync"/>, behind its WebSocket middleware.</summary>
/// <param name="clock">The clock.</param>
public sealed class InProcessLivePush(TimeProvider clock) : ILivePush
{
    /// <summary>The path that clients connect to.</summary>
    public const string Path = "/api/live";

    /// <summary>The most clients at a time.</summary>
    public const int MaxClients = 1000;

    /// <summary>How many messages wait for a slow client before it misses the oldest.</summary>
    public const int QueuedMessages = 64;

    private const int MaxTokens = 10_000;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<LiveClient, byte> _clients = new();

    /// <summary>Gets how long an address from <see cref="NegotiateAsync"/> can be used, once.</summary>
    public static TimeSpan TokenLife { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets how often a silent connection is probed; a peer that does not answer as long is dropped.</summary>
    public static TimeSpan Heartbeat { get; } = TimeSpan.FromSeconds(20);

    /// <summary>Gets how many clients are connected.</summary>
    public int Clients => _clients.Count;

    /// <inheritdoc/>
    public bool HasListeners => !_clients.IsEmpty;

    /// <inheritdoc/>
    public Task SendAsync(LiveMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        if (!_clients.IsEmpty)
        {
            byte[] bytes = message.ToUtf8Json();
            foreach (LiveClient client in _clients.Keys)
            {
                client.Post(bytes);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string> NegotiateAsync(string origin, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"'{origin}' is not an origin such as 'http://localhost:7071'.", nameof(origin));
        }

        DateTimeOffset now = clock.GetUtcNow();
        if (_tokens.Count >= MaxTokens)
        {
            foreach ((string old, DateTimeOffset _) in _tokens.Where(t => t.Value <= now))
            {
                _tokens.TryRemove(old, out _);
            }

            if (_tokens.Count >= MaxTokens)
            {
                throw new TrendsException($"{MaxTokens} live addresses were asked for and not used within {TokenLife.TotalSeconds} s. Try again in a minute.");
            }
        }

        string token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _tokens[token] = now + TokenLife;
        string scheme = uri.Scheme == Uri.UriSchemeHttps ? "wss" : "ws";
        return Task.FromResult($"{scheme}://{uri.Authority}{Path}?token={token}");
    }

    /// <summary>Serves one client until it goes or the host stops: 400 without a WebSocket, 401 without a fresh token, 503 when there are too many.</summary>
    /// <param name="context">The request.</param>
    public async Task HandleAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        int refused = !context.WebSockets.IsWebSocketRequest ? StatusCodes.Status400BadRequest
            : !TakeToken(context.Request.Query["token"].ToString()) ? StatusCodes.Status401Unauthorized
            : _clients.Count >= MaxClients ? StatusCodes.Status503ServiceUnavailable
            : 0;
        if (refused != 0)
        {
            context.Response.StatusCode = refused;
            return;
        }

        WebSocketAcceptContext accept = new() { KeepAliveInterval = Heartbeat, KeepAliveTimeout = Heartbeat };
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(accept);
        LiveClient client = new(socket, QueuedMessages);
        _clients.TryAdd(client, 0);
        try
        {
            await client.RunAsync(context.RequestAborted);
        }
        finally
        {
            _clients.TryRemove(client, out _);
        }
    }

    private bool TakeToken(string token) => _tokens.TryRemove(token, out DateTimeOffset expires) && expires > clock.GetUtcNow();
}
