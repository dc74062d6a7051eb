using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Trends.Collect.Connect.Push.Webhooks;

namespace Connectors.Tests.Rig;

/// <summary>An address on loopback that platforms can call.</summary>
internal sealed class WebhookAddress : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookAddress(WebApplication app) => _app = app;

    public static async Task<WebhookAddress> StartAsync(WebhookReceiver receiver)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        app.MapMethods("/{platform}", ["GET", "POST"], async (string platform, HttpContext http) =>
        {
            using MemoryStream body = new();
            await http.Request.Body.CopyToAsync(body);
            WebhookReply reply = await receiver.ReceiveAsync(
                platform,
                new(
                    HttpMethods.IsPost(http.Request.Method),
                    name => http.Request.Query.TryGetValue(name, out var values) ? values[0] : null,
                    name => http.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null,
                    body.ToArray()),
                default);
            http.Response.StatusCode = reply.Status;
            await http.Response.WriteAsync(reply.Body);
        });
        await app.StartAsync();
        return new(app);
    }

    /// <summary>Gives the address that a platform is told.</summary>
    public Uri Of(string platform) => new($"{_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()}/{platform}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
