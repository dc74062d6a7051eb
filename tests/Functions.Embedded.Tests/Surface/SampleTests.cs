using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Functions.Embedded.Tests.Surface;

[TestClass]
public sealed class SampleTests
{
    [TestMethod]
    public async Task An_app_written_for_the_official_worker_runs_unchanged()
    {
        string folder = TestHost.NewFolder();
        using IHost host = SampleProgram.Build(["--AzureWebJobsScriptRoot", folder, "--Embedded:StateFolder", folder, "--urls", "http://127.0.0.1:0", "--NightlySchedule", "0 0 3 * * *", "--Logging:LogLevel:Default", "None"]);
        await host.StartAsync();
        using HttpClient client = new() { BaseAddress = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };

        using HttpResponseMessage ping = await client.GetAsync("/api/ping/Kim");
        Assert.AreEqual("Hi Kim Ping GET", await ping.Content.ReadAsStringAsync());

        using HttpResponseMessage publish = await client.PostAsJsonAsync("/api/publish", new Order("o-1", 2));
        Assert.AreEqual(HttpStatusCode.Accepted, publish.StatusCode);
        Assert.AreEqual("/orders/o-1", publish.Headers.Location?.ToString());
        Assert.IsTrue(Guid.TryParse(publish.Headers.GetValues("x-correlation").Single(), out _));
        Assert.AreEqual("""{"id":"o-1","qty":2}""", await publish.Content.ReadAsStringAsync());

        using HttpResponseMessage wait = await client.PostAsync("/api/Wait", null);
        Assert.AreEqual(HttpStatusCode.NoContent, wait.StatusCode);

        await host.StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
