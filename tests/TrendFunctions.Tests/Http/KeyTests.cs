namespace TrendFunctions.Tests.Http;

[TestClass]
public sealed class KeyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task With_a_key_set_only_its_holders_and_the_open_routes_are_answered()
    {
        using Served host = await Served.OnAsync(_folder["data"], ("FunctionKeys__default", "of-my-own"));

        (await host.GetAsync("/api/models")).Problem(401);
        (await host.GetAsync("/api/models?code=wrong")).Problem(401);
        (await host.PostAsync("/api/negotiate", "")).Problem(401);
        (await host.GetAsync("/api/models?code=of-my-own")).Is(200);
        foreach (string open in new[] { "/api/health", "/api/openapi.json", "/api/docs", "/" })
        {
            (await host.GetAsync(open)).Is(200);
        }

        host.Client.DefaultRequestHeaders.Add("x-functions-key", "of-my-own");
        (await host.GetAsync("/api/models")).Is(200);
    }

    [TestMethod]
    public async Task Anything_but_loopback_is_refused_without_keys()
    {
        AppResult result = (await App.RunAsync("serve", "--data", _folder["data"], "--urls", $"http://0.0.0.0:{Served.FreePort()}")).Ended(1);
        Assert.Contains("FunctionKeys:default", result.Error);
    }

    [TestMethod]
    public async Task A_port_in_use_is_named_with_the_fix()
    {
        using System.Net.Sockets.TcpListener taken = new(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        int port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        AppResult result = (await App.RunAsync("serve", "--data", _folder["data"], "--port", $"{port}")).Ended(1);
        Assert.Contains($"Port {port}", result.Error);
        Assert.Contains("--port", result.Error);
    }
}
