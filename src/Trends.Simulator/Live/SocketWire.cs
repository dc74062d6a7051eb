using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Trends.Simulator.Live;

/// <summary>A WebSocket.</summary>
/// <param name="socket">The open socket.</param>
/// <param name="http">The request that opened it.</param>
internal sealed class SocketWire(WebSocket socket, HttpContext http) : ILiveWire
{
    /// <summary>Reads until the caller closes the socket, which has to be heard, and ends the request then.</summary>
    public static async Task UntilClosedAsync(WebSocket socket, HttpContext http)
    {
        byte[] buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), http.RequestAborted)).MessageType != WebSocketMessageType.Close)
            {
            }

            http.Abort();
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // It went without a word.
        }
    }

    /// <inheritdoc/>
    public async Task SendAsync(string message) => await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, http.RequestAborted);

    /// <inheritdoc/>
    public async Task TearAsync(string message)
    {
        await socket.SendAsync(Encoding.UTF8.GetBytes(message[..(message.Length / 2)]), WebSocketMessageType.Text, endOfMessage: false, http.RequestAborted);
        http.Abort();
    }

    /// <summary>Does nothing: a socket's sign of life is a ping, which the framework sends.</summary>
    public Task BeatAsync() => Task.CompletedTask;
}
