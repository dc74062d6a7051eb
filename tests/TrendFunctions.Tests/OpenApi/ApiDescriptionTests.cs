using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.OpenApi;

namespace TrendFunctions.Tests.OpenApi;

[TestClass]
public sealed class ApiDescriptionTests
{
    private static readonly Assembly App = typeof(ApiDescription).Assembly;
    private static readonly JsonObject Document = ApiDescription.Describe(App);

    [TestMethod]
    public void Every_http_function_is_described_once()
    {
        string[] expected = [.. App.GetTypes().SelectMany(t => t.GetMethods())
            .Where(m => m.GetParameters().Any(p => p.IsDefined(typeof(HttpTriggerAttribute))))
            .Select(m => m.GetCustomAttribute<FunctionAttribute>()!.Name).Order()];
        string[] described = [.. Operations().Select(o => (string)o.Operation["operationId"]!).Order()];

        Assert.IsNotEmpty(expected);
        CollectionAssert.AreEqual(expected, described);
    }

    [TestMethod]
    [DataRow("/api/pipeline/runs", "post")]
    [DataRow("/api/pipeline/runs", "get")]
    [DataRow("/api/pipeline/runs/{id}", "get")]
    [DataRow("/api/trends", "get")]
    [DataRow("/api/trends/{term}", "get")]
    [DataRow("/api/predict/trends", "post")]
    [DataRow("/api/predict/sentiment", "post")]
    [DataRow("/api/predict/campaign", "post")]
    [DataRow("/api/recommendations/{user}", "get")]
    [DataRow("/api/events", "post")]
    [DataRow("/api/feedback", "post")]
    [DataRow("/api/marts/{mart}", "get")]
    [DataRow("/api/models", "get")]
    [DataRow("/api/models/{name}", "get")]
    [DataRow("/api/models/{name}/promote", "post")]
    [DataRow("/api/models/{name}/rollback", "post")]
    [DataRow("/api/monitoring/report", "get")]
    [DataRow("/api/monitoring/alerts", "get")]
    [DataRow("/api/webhooks/{platform}", "get")]
    [DataRow("/api/webhooks/{platform}", "post")]
    [DataRow("/api/negotiate", "post")]
    [DataRow("/api/health", "get")]
    [DataRow("/api/openapi.json", "get")]
    [DataRow("/api/docs", "get")]
    [DataRow("/", "get")]
    public void Route_of_the_interface_is_described(string path, string verb)
        => Assert.IsNotNull(Document["paths"]?[path]?[verb], $"{verb} {path}");

    [TestMethod]
    public void Every_function_says_what_it_answers_and_has_a_summary()
    {
        foreach ((string path, JsonObject operation) in Operations())
        {
            Assert.IsTrue(operation["responses"]!.AsObject().Any(r => r.Key is "200" or "202"), path);
            Assert.AreNotEqual((string)operation["operationId"]!, (string)operation["summary"]!, path);
        }
    }

    [TestMethod]
    public void Every_reference_leads_somewhere()
    {
        string[] references = [.. References(Document)];

        Assert.IsNotEmpty(references);
        foreach (string reference in references)
        {
            JsonNode? at = Document;
            foreach (string key in reference[2..].Split('/').Select(k => k.Replace("~1", "/", StringComparison.Ordinal)))
            {
                at = at is JsonArray items ? items[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] : at?[key];
            }

            Assert.IsNotNull(at, reference);
        }
    }

    [TestMethod]
    public void Health_is_open_and_trends_take_a_key()
    {
        Assert.IsEmpty(Document["paths"]!["/api/health"]!["get"]!["security"]!.AsArray());
        Assert.HasCount(1, Document["paths"]!["/api/trends"]!["get"]!["security"]!.AsArray());
    }

    private static IEnumerable<(string Path, JsonObject Operation)> Operations()
        => Document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(v => (p.Key, v.Value!.AsObject())));

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == "$ref" ? [(string)p.Value!] : References(p.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };
}
