using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Tests.Rig;

/// <summary>A web server that is no platform: below <c>/page</c> every address is a page, elsewhere there is none, told in a page too.</summary>
internal sealed class WebPage : IAsyncDisposable
{
    private const string Html = "<!DOCTYPE html><html><head><title>Welcome</title></head><body><p>Welcome to our site<br>Have a look around</p></body></html>";
    private readonly WebApplication _app;

    private WebPage(WebApplication app, string address) => (_app, Address) = (app, address);

    /// <summary>Gets its address, without a slash at its end.</summary>
    public string Address { get; }

    /// <summary>Starts it.</summary>
    public static async Task<WebPage> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        app.Run(http =>
        {
            http.Response.StatusCode = http.Request.Path.StartsWithSegments("/page", StringComparison.Ordinal) ? 200 : 404;
            http.Response.ContentType = "text/html; charset=utf-8";
            return http.Response.WriteAsync(Html);
        });
        await app.StartAsync();
        return new(app, app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
