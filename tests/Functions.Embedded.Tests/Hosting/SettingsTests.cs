using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Functions.Embedded.Tests.Hosting;

[TestClass]
public sealed class SettingsTests
{
    [TestMethod]
    [DataRow("""{ "version": "2.0" }""", "/api/where")]
    [DataRow("""{ "extensions": { "http": { "routePrefix": "" } } }""", "/where")]
    [DataRow("""{ "extensions": { "http": { "routePrefix": "v1/app" } } }""", "/v1/app/where")]
    public async Task The_route_prefix_of_host_json_stands_before_every_route(string hostJson, string path)
    {
        await using TestHost host = await TestHost.StartAsync([typeof(Echo)], hostJson, settings: ["--Echo:Path", "where"]);

        Assert.AreEqual("default", await host.Client.GetStringAsync(path));
    }

    [TestMethod]
    public async Task Local_settings_are_read_with_comments_and_both_separators()
    {
        const string Settings = """
            {
              // comments are allowed
              "IsEncrypted": false,
              "Values": { "Echo__Path": "there", "Echo:Text": "from the file" },
            }
            """;
        await using TestHost host = await TestHost.StartAsync([typeof(Echo)], localSettings: Settings);

        Assert.AreEqual("from the file", await host.Client.GetStringAsync("/api/there"));
    }

    [TestMethod]
    public async Task The_command_line_wins_over_local_settings()
    {
        await using TestHost host = await TestHost.StartAsync(
            [typeof(Echo)],
            localSettings: """{ "Values": { "Echo:Path": "there", "Echo:Text": "from the file" } }""",
            settings: ["--Echo:Text", "from the command line"]);

        Assert.AreEqual("from the command line", await host.Client.GetStringAsync("/api/there"));
    }

    public sealed class Echo(IConfiguration configuration)
    {
        [Function("Echo")]
        public string Get([HttpTrigger("get", Route = "%Echo:Path%")] HttpRequest request) => configuration["Echo:Text"] ?? "default";
    }
}
