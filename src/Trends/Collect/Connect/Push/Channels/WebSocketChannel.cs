using System.Buffers;
using System.Net.WebSockets;

namespace Trends.Collect.Connect.Push.Channels;

/// <summary>Text messages of a WebSocket.</summary>
/// <param name="socket">The open socket.</param>
/// <param name="most">The most bytes of a message.</param>
internal sealed class WebSocketChannel(ClientWebSocket socket, int most) : IPushChannel
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);
    private readonly byte[] _buffer = new byte[16 * 1024];

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> message = new();
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult part = await socket.ReceiveAsync(_buffer.AsMemory(), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                message.Write(_buffer.AsSpan(0, part.Count));
                if (message.WrittenCount > most)
                {
                    throw new IOException($"A message has more than {most} bytes.");
                }

                if (part.EndOfMessage)
                {
                    return message.WrittenMemory;
                }
            }
        }
        catch (WebSocketException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            using CancellationTokenSource limit = new(Farewell);
            try
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException)
            {
                // It is gone already.
            }
        }

        socket.Dispose();
    }
}
