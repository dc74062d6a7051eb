using System.Text.Json;
using System.Threading.Channels;
using Azure;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Logging;
using Trends.Azure.Rest;
using Trends.Storage;

namespace Trends.Azure.Live;

/// <summary>Live push over Web PubSub. Sending is queueing: nobody waits for the service, and a queue that it does not take in time loses its oldest messages.</summary>
internal sealed partial class WebPubSubPush : ILivePush, IAsyncDisposable
{
    /// <summary>What an identity's tokens are for.</summary>
    public const string Scope = "https://webpubsub.azure.com/.default";

    /// <summary>The largest message that the service takes, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>How many messages wait for the service.</summary>
    public const int QueuedMessages = 256;

    private const string Version = "api-version=2024-12-01";
    private const int AddressMinutes = 5;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);
    private readonly Service _service;
    private readonly string _hub;
    private readonly ILogger<WebPubSubPush> _logger;
    private readonly Channel<byte[]> _queue;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _sending;

    /// <summary>Makes one, with an empty queue.</summary>
    /// <param name="service">The service.</param>
    /// <param name="hub">The hub.</param>
    /// <param name="logger">Is told of messages that reach nobody.</param>
    public WebPubSubPush(Service service, string hub, ILogger<WebPubSubPush> logger)
    {
        (_service, _hub, _logger) = (service, hub, logger);
        _queue = Channel.CreateBounded<byte[]>(
            new BoundedChannelOptions(QueuedMessages) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Log.Forgotten(logger, QueuedMessages));
        _sending = Task.Run(SendLoopAsync);
    }

    /// <inheritdoc/>
    /// <exception cref="TrendsException">The message has more than <see cref="MaxBytes"/>.</exception>
    public Task SendAsync(LiveMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        byte[] body = message.ToUtf8Json();
        if (body.Length > MaxBytes)
        {
            throw new TrendsException($"A live message of type '{message.Type}' has {body.Length} bytes, and Web PubSub takes {MaxBytes} at most. Send what clients can ask for more with.");
        }

        _queue.Writer.TryWrite(body);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    /// <exception cref="TrendsException">The service gives no address now.</exception>
    public async Task<string> NegotiateAsync(string origin, CancellationToken cancellationToken)
    {
        try
        {
            BinaryData answer = await _service.SendAsync(RequestMethod.Post, $"/api/hubs/{_hub}/:generateToken?minutesToExpire={AddressMinutes}&{Version}", null, Limit, cancellationToken);
            using JsonDocument json = JsonDocument.Parse(answer);
            string token = json.RootElement.GetProperty("token").GetString()!;
            return $"wss://{_service.Endpoint.Authority}/client/hubs/{_hub}?access_token={Uri.EscapeDataString(token)}";
        }
        catch (Exception e) when (IsServiceFault(e))
        {
            throw new TrendsException("The service for live messages gives no address now. Try again in a minute; if it lasts, check Live:WebPubSubEndpoint and the identity's role 'Web PubSub Service Owner'.", e);
        }
    }

    /// <summary>Tries the service.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task CheckAsync(CancellationToken cancellationToken) => _service.SendAsync(RequestMethod.Head, $"/api/health?{Version}", null, Farewell, cancellationToken);

    /// <summary>Sends what is queued, for two seconds at most.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_queue.Writer.TryComplete())
        {
            _stop.CancelAfter(Farewell);
            await _sending;
            _stop.Dispose();
        }
    }

    private static bool IsServiceFault(Exception e) => e is RequestFailedException or TimeoutException or AuthenticationFailedException or JsonException or KeyNotFoundException;

    private async Task SendLoopAsync()
    {
        try
        {
            await foreach (byte[] message in _queue.Reader.ReadAllAsync(_stop.Token))
            {
                await SendAsync(message);
            }
        }
        catch (OperationCanceledException)
        {
            // The app ends, and the service is too slow to hear the last of it.
        }
    }

    private async Task SendAsync(byte[] message)
    {
        try
        {
            await _service.SendAsync(RequestMethod.Post, $"/api/hubs/{_hub}/:send?{Version}", message, Limit, _stop.Token);
        }
        catch (Exception e) when (IsServiceFault(e))
        {
            Log.NotSent(_logger, e, _service.Endpoint.Host);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A live message reached nobody: {Host} did not take it.")]
        public static partial void NotSent(ILogger logger, Exception error, string host);

        [LoggerMessage(2, LogLevel.Warning, "More than {Queued} live messages wait for the service: the oldest is forgotten.")]
        public static partial void Forgotten(ILogger logger, int queued);
    }
}
