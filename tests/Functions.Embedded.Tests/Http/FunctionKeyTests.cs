using System.Net;
using Functions.Embedded.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Tests.Http;

[TestClass]
public sealed class FunctionKeyTests
{
    private static readonly string[] Keys =
        ["--FunctionKeys:default", "host-key", "--FunctionKeys:_master", "master-key", "--FunctionKeys:functions:Guarded:app", "own-key"];

    private static TestHost? s_host;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_host = await TestHost.StartAsync([typeof(Doors)], settings: Keys);

    [ClassCleanup]
    public static async Task StopAsync() => await s_host!.DisposeAsync();

    [TestMethod]
    [DataRow("Open", null, HttpStatusCode.OK)]
    [DataRow("Guarded", null, HttpStatusCode.Unauthorized)]
    [DataRow("Guarded", "", HttpStatusCode.Unauthorized)]
    [DataRow("Guarded", "host-kex", HttpStatusCode.Unauthorized)]
    [DataRow("Guarded", "host-key", HttpStatusCode.OK)]
    [DataRow("Guarded", "own-key", HttpStatusCode.OK)]
    [DataRow("Guarded", "master-key", HttpStatusCode.OK)]
    [DataRow("Other", "own-key", HttpStatusCode.Unauthorized)]
    [DataRow("Admin", "host-key", HttpStatusCode.Unauthorized)]
    [DataRow("Admin", "master-key", HttpStatusCode.OK)]
    public async Task A_key_opens_what_its_level_says_in_header_and_query(string function, string? key, HttpStatusCode expected)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/api/{function}");
        if (key is not null)
        {
            request.Headers.Add("x-functions-key", key);
        }

        using HttpResponseMessage byHeader = await s_host!.Client.SendAsync(request);
        using HttpResponseMessage byQuery = await s_host.Client.GetAsync(key is null ? $"/api/{function}" : $"/api/{function}?code={key}");

        Assert.AreEqual(expected, byHeader.StatusCode);
        Assert.AreEqual(expected, byQuery.StatusCode);
    }

    [TestMethod]
    public async Task Without_keys_everything_on_loopback_is_open()
    {
        await using TestHost host = await TestHost.StartAsync([typeof(Doors)]);

        foreach (string function in new[] { "Open", "Guarded", "Admin" })
        {
            using HttpResponseMessage response = await host.Client.GetAsync($"/api/{function}");
            Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [TestMethod]
    [DataRow("http://0.0.0.0:0")]
    [DataRow("http://*:0")]
    [DataRow("http://[::]:0")]
    [DataRow("http://127.0.0.1:0;http://192.0.2.1:0")]
    public async Task Listening_to_other_machines_without_keys_is_refused(string urls)
    {
        await using TestHost host = TestHost.Build([typeof(Doors)], settings: ["--urls", urls]);

        EmbeddedHostException e = await Assert.ThrowsExactlyAsync<EmbeddedHostException>(() => host.Host.StartAsync());

        Assert.Contains("FunctionKeys:default", e.Message);
    }

    [TestMethod]
    public async Task Listening_to_other_machines_with_keys_is_allowed()
    {
        await using TestHost host = TestHost.Build([typeof(Doors)], settings: ["--urls", "http://0.0.0.0:0", .. Keys]);

        await host.Host.StartAsync();
    }

    public static class Doors
    {
        [Function("Open")]
        public static string Open([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => "open";

        [Function("Guarded")]
        public static string Guarded([HttpTrigger(AuthorizationLevel.Function)] HttpRequest request) => "guarded";

        [Function("Other")]
        public static string Other([HttpTrigger(AuthorizationLevel.Function)] HttpRequest request) => "other";

        [Function("Admin")]
        public static string Admin([HttpTrigger(AuthorizationLevel.Admin)] HttpRequest request) => "admin";
    }
}
