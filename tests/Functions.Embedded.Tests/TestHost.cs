using Functions.Embedded.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Tests;

/// <summary>A real host on a free loopback port, in a folder of its own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly bool _ownsFolder;

    private TestHost(IHost host, string folder, bool ownsFolder)
    {
        Host = host;
        Folder = folder;
        _ownsFolder = ownsFolder;
    }

    public IHost Host { get; }

    public string Folder { get; }

    public HttpClient Client { get; } = new();

    public static TestHost Build(
        Type[] functions,
        string? hostJson = null,
        string? localSettings = null,
        string? folder = null,
        Action<FunctionsApplicationBuilder>? configure = null,
        params string[] settings)
    {
        string place = folder ?? NewFolder();
        File.WriteAllText(Path.Combine(place, "host.json"), hostJson ?? """{ "version": "2.0" }""");
        if (localSettings is not null)
        {
            File.WriteAllText(Path.Combine(place, "local.settings.json"), localSettings);
        }

        string[] args = ["--AzureWebJobsScriptRoot", place, "--Embedded:StateFolder", Path.Combine(place, "state"), "--urls", "http://127.0.0.1:0", .. settings];
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args).ConfigureFunctionsWebApplication();
        builder.UseFunctions(functions);
        builder.Logging.SetMinimumLevel(LogLevel.None).ClearProviders();
        configure?.Invoke(builder);
        return new TestHost(builder.Build(), place, folder is null);
    }

    public static async Task<TestHost> StartAsync(
        Type[] functions,
        string? hostJson = null,
        string? localSettings = null,
        string? folder = null,
        Action<FunctionsApplicationBuilder>? configure = null,
        params string[] settings)
    {
        TestHost host = Build(functions, hostJson, localSettings, folder, configure, settings);
        await host.Host.StartAsync();
        if (host.Host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address)
        {
            host.Client.BaseAddress = new Uri(address);
        }

        return host;
    }

    public static async Task<string> ErrorAsync(params Type[] functions)
    {
        await using TestHost host = Build(functions);
        return (await Assert.ThrowsExactlyAsync<EmbeddedHostException>(() => host.Host.StartAsync())).Message;
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("functions-embedded-").FullName;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.StopAsync();
        await ((IAsyncDisposable)Host).DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
