using System.Text;
using Microsoft.AspNetCore.Http;

namespace Trends.Simulator.Live;

/// <summary>A response that does not end.</summary>
/// <param name="http">The request and response.</param>
/// <param name="heartbeat">The sign of life, such as an empty line.</param>
internal sealed class BodyWire(HttpContext http, string heartbeat) : ILiveWire
{
    /// <inheritdoc/>
    public async Task SendAsync(string message)
    {
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(message), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    /// <inheritdoc/>
    public async Task TearAsync(string message)
    {
        await SendAsync(message[..(message.Length / 2)]);
        http.Abort();
    }

    /// <inheritdoc/>
    public Task BeatAsync() => SendAsync(heartbeat);

    /// <summary>Sends the headers, so that the caller knows that it is in.</summary>
    public Task BeginAsync(string contentType)
    {
        http.Response.ContentType = contentType;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.Body.FlushAsync(http.RequestAborted);
    }
}
