using Functions.Embedded.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Functions.Embedded.Http;

/// <summary>Registers Kestrel, routing and what executes ASP.NET Core results.</summary>
internal static class HttpServices
{
    /// <summary>Registers everything.</summary>
    public static void Add(WebApplicationBuilder web)
    {
        web.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        web.Services.AddRouting();
        web.Services.AddMvcCore();
        web.Services.AddSingleton<JsonBody>();
        web.Services.AddSingleton<FunctionKeys>();
        web.Services.AddSingleton<HttpResponder>();
        web.Services.AddSingleton<HttpFunctions>();
        web.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<EmbeddedOptions>>((kestrel, embedded) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = embedded.Value.MaxRequestBodyBytes;
        });
        ListenOnlyWhenAsked(web.Services);
    }

    private static void ListenOnlyWhenAsked(IServiceCollection services)
    {
        ServiceDescriptor kestrel = services.Last(s => s.ServiceType == typeof(IServer));
        services.AddSingleton<IServer>(provider => provider.GetRequiredService<IOptions<EmbeddedOptions>>().Value.ServesHttp
            ? (IServer)ActivatorUtilities.CreateInstance(provider, kestrel.ImplementationType!)
            : new SilentServer());
    }
}
