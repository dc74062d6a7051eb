using System.Net;
using System.Net.Sockets;
using Functions.Embedded.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;

namespace Functions.Embedded.Tests.Hosting;

[TestClass]
public sealed class StartErrorTests
{
    [TestMethod]
    [DataRow(typeof(Twins), "Function 'twin': Twins.A and Twins.B have the same name", "rename one of them")]
    [DataRow(typeof(NoTrigger), "NoTrigger.Run has no trigger", "put one trigger attribute on one parameter")]
    [DataRow(typeof(TwoTriggers), "TwoTriggers.Run has 2 triggers (HttpTriggerAttribute, TimerTriggerAttribute)", "put one trigger")]
    [DataRow(typeof(StrangeTrigger), "Function 'Run', parameter 'x': nothing listens for [StrangeTriggerAttribute]", "use a trigger")]
    [DataRow(typeof(StrangeInput), "Function 'Run', parameter 'x': nothing fills [StrangeInputAttribute]", "use a binding")]
    [DataRow(typeof(StrangeOutput), "Function 'Run', parameter '$return': nothing stores [StrangeOutputAttribute]", "use an output")]
    [DataRow(typeof(Hidden), "Hidden.Run is not public", "make it public")]
    [DataRow(typeof(AsyncVoid), "AsyncVoid.Run is async void", "return Task")]
    [DataRow(typeof(BadName), "BadName.Run has no valid name", "begin with a letter")]
    [DataRow(typeof(NeedsService), "class NeedsService needs a System.Text.StringBuilder, which is not registered", "register it in builder.Services")]
    [DataRow(typeof(BodyOfTimer), "parameter 'x': [FromBody] needs an HTTP request", "beside [HttpTrigger]")]
    [DataRow(typeof(ComplexQuery), "parameter 'x': a Uri[] cannot be read from the route or the query", "put [FromBody] on it")]
    [DataRow(typeof(WrongRequest), "an HTTP trigger cannot give a String", "make the parameter an HttpRequest")]
    [DataRow(typeof(WrongTimer), "a timer cannot give a String", "make the parameter a TimerInfo")]
    [DataRow(typeof(SameRoute), "route GET /api/Same is that of function 'A' too", "another route or method")]
    [DataRow(typeof(BadRoute), "has the route '/api/x/{': ", "write a route such as")]
    [DataRow(typeof(BadSchedule), "'often' is neither a time span above zero nor an NCRONTAB expression", "such as 0 0 3 * * *")]
    [DataRow(typeof(NeverSchedule), "its schedule '0 0 0 31 2 *' never comes", "write one that does")]
    [DataRow(typeof(MissingSetting), "the setting 'Nowhere' that '%Nowhere%' names is absent", "local.settings.json")]
    public async Task A_wrong_function_stops_the_start_with_its_name_and_the_fix(Type functions, string problem, string fix)
    {
        string message = await TestHost.ErrorAsync(functions);

        Assert.Contains(problem, message);
        Assert.Contains(fix, message);
    }

    [TestMethod]
    public async Task One_start_shows_every_error()
    {
        string message = await TestHost.ErrorAsync(typeof(NoTrigger), typeof(AsyncVoid), typeof(BadSchedule));

        Assert.HasCount(3, message.Split(Environment.NewLine));
    }

    [TestMethod]
    public async Task A_port_in_use_is_one_line_that_names_the_port_and_the_fix()
    {
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using TestHost host = TestHost.Build([], settings: ["--port", $"{port}"]);

        EmbeddedHostException e = await Assert.ThrowsExactlyAsync<EmbeddedHostException>(() => host.Host.StartAsync());

        Assert.Contains($"Port {port}", e.Message);
        Assert.Contains("--port or the setting Embedded:Urls", e.Message);
        Assert.DoesNotContain("\n", e.Message);
    }

    [TestMethod]
    public async Task Without_HTTP_a_port_in_use_does_not_matter()
    {
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using TestHost host = TestHost.Build([], settings: ["--port", $"{port}", "--Embedded:ServesHttp", "false"]);

        await host.Host.StartAsync();
    }

    [TestMethod]
    [DataRow("--Embedded:Port", "0", "Port")]
    [DataRow("--Embedded:DrainTime", "00:11:00", "DrainTime")]
    [DataRow("--urls", "nonsense", "'nonsense' in Embedded:Urls is no address")]
    public async Task A_setting_out_of_range_stops_the_start(string key, string value, string named)
    {
        EmbeddedHostException e = await Assert.ThrowsExactlyAsync<EmbeddedHostException>(async () =>
        {
            await using TestHost host = TestHost.Build([], settings: [key, value]);
            await host.Host.StartAsync();
        });

        Assert.Contains(named, e.Message);
    }

    [TestMethod]
    [DataRow("{", null, "host.json, line 1")]
    [DataRow("[]", null, "not an object")]
    [DataRow(null, """{ "IsEncrypted": true }""", "is encrypted")]
    public void A_settings_file_that_cannot_be_read_is_named(string? hostJson, string? localSettings, string named)
    {
        string folder = TestHost.NewFolder();

        EmbeddedHostException e = Assert.ThrowsExactly<EmbeddedHostException>(() => TestHost.Build([], hostJson, localSettings, folder));

        Assert.Contains(named, e.Message);
        Directory.Delete(folder, recursive: true);
    }

    public sealed class StrangeTriggerAttribute : TriggerBindingAttribute;

    public sealed class StrangeInputAttribute : InputBindingAttribute;

    public sealed class StrangeOutputAttribute : OutputBindingAttribute;

    public static class Twins
    {
        [Function("Twin")]
        public static void A([HttpTrigger] HttpRequest request)
        {
        }

        [Function("twin")]
        public static void B([HttpTrigger] HttpRequest request)
        {
        }
    }

    public static class NoTrigger
    {
        [Function("Run")]
        public static void Run(HttpRequest request)
        {
        }
    }

    public static class TwoTriggers
    {
        [Function("Run")]
        public static void Run([HttpTrigger] HttpRequest request, [TimerTrigger("* * * * *")] TimerInfo timer)
        {
        }
    }

    public static class StrangeTrigger
    {
        [Function("Run")]
        public static void Run([StrangeTrigger] string x)
        {
        }
    }

    public static class StrangeInput
    {
        [Function("Run")]
        public static void Run([HttpTrigger] HttpRequest request, [StrangeInput] string x)
        {
        }
    }

    public static class StrangeOutput
    {
        [Function("Run"), StrangeOutput]
        public static string Run([HttpTrigger] HttpRequest request) => "x";
    }

    public static class Hidden
    {
        [Function("Run")]
        internal static void Run([HttpTrigger] HttpRequest request)
        {
        }
    }

    public static class AsyncVoid
    {
        [Function("Later")]
        public static async void Run([HttpTrigger] HttpRequest request) => await Task.Yield();
    }

    public static class BadName
    {
        [Function("1 name")]
        public static void Run([HttpTrigger] HttpRequest request)
        {
        }
    }

    public sealed class NeedsService(System.Text.StringBuilder builder)
    {
        [Function("Run")]
        public string Run([HttpTrigger] HttpRequest request) => builder.ToString();
    }

    public static class BodyOfTimer
    {
        [Function("Run")]
        public static void Run([TimerTrigger("* * * * *")] TimerInfo timer, [FromBody] string x)
        {
        }
    }

    public static class ComplexQuery
    {
        [Function("Run")]
        public static void Run([HttpTrigger] HttpRequest request, Uri[] x)
        {
        }
    }

    public static class WrongRequest
    {
        [Function("Run")]
        public static void Run([HttpTrigger] string request)
        {
        }
    }

    public static class WrongTimer
    {
        [Function("Run")]
        public static void Run([TimerTrigger("* * * * *")] string timer)
        {
        }
    }

    public static class SameRoute
    {
        [Function("A")]
        public static void A([HttpTrigger("get", Route = "same")] HttpRequest request)
        {
        }

        [Function("B")]
        public static void B([HttpTrigger("get", "post", Route = "Same")] HttpRequest request)
        {
        }
    }

    public static class BadRoute
    {
        [Function("Run")]
        public static void Run([HttpTrigger(Route = "x/{")] HttpRequest request)
        {
        }
    }

    public static class BadSchedule
    {
        [Function("Bad")]
        public static void Run([TimerTrigger("often")] TimerInfo timer)
        {
        }
    }

    public static class NeverSchedule
    {
        [Function("Run")]
        public static void Run([TimerTrigger("0 0 0 31 2 *")] TimerInfo timer)
        {
        }
    }

    public static class MissingSetting
    {
        [Function("Run")]
        public static void Run([TimerTrigger("%Nowhere%")] TimerInfo timer)
        {
        }
    }
}
