using Microsoft.AspNetCore.Http;

namespace Functions.Embedded.Http;

/// <summary>
/// While everything is open, takes only requests addressed to this machine by name. Otherwise a web page could point
/// a name of its own at the loopback address and use the visitor's browser to call functions.
/// </summary>
internal sealed class LocalCallersOnly(RequestDelegate next, FunctionKeys keys)
{
    private readonly bool _open = !keys.Any;

    /// <summary>Passes a request on, or refuses it.</summary>
    public Task InvokeAsync(HttpContext http) =>
        !_open || !http.Request.Host.HasValue || Listening.IsLoopback(http.Request.Host.Host)
            ? next(http)
            : Problems.WriteAsync(http, StatusCodes.Status421MisdirectedRequest, $"Host '{http.Request.Host.Host}' is not this machine. Set function keys to serve other names.");
}
