using System.Net.WebSockets;
using System.Threading.Channels;

namespace Trends.Local.Live;

/// <summary>One client: a queue that forgets the oldest message when the client is slow, and the socket it is sent to.</summary>
internal sealed class LiveClient(WebSocket socket, int queued)
{
    private readonly Channel<byte[]> _queue = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(queued) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Queues a message; never waits.</summary>
    public void Post(byte[] message) => _queue.Writer.TryWrite(message);

    /// <summary>Sends until the client goes or the host stops.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll(ReceiveAsync(ended), SendAsync(ended));
        await CloseAsync();
    }

    private async Task SendAsync(CancellationTokenSource ended)
    {
        try
        {
            await foreach (byte[] message in _queue.Reader.ReadAllAsync(ended.Token))
            {
                await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, ended.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The client went, or the host stops: neither is an error.
        }

        await ended.CancelAsync();
    }

    // Clients say nothing that matters; reading is how a closing handshake and dead peers are noticed.
    private async Task ReceiveAsync(CancellationTokenSource ended)
    {
        byte[] ignored = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(ignored.AsMemory(), ended.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // As above.
        }

        await ended.CancelAsync();
    }

    private async Task CloseAsync()
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                using CancellationTokenSource soon = new(TimeSpan.FromSeconds(2));
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, soon.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // It is gone already.
        }
    }
}
