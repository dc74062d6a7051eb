using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Trends.Monitoring;
using Trends.Pipeline;

namespace Trends.Tests.Monitoring;

/// <summary>The queries of alerts and workbook, checked by Kusto's own language service against the tables' schemas.</summary>
[TestClass]
public sealed class QueryTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Queries_of_the_alert_rules_fit_the_tables()
        => Assert.AreEqual(string.Empty, await CheckAsync(AlertRules.All.Where(r => r.Kind == AlertKind.Log).Select(r => (r.Name, Kql.Of(r)))));

    [TestMethod]
    public async Task Queries_of_the_workbook_fit_the_tables()
        => Assert.AreEqual(string.Empty, await CheckAsync(Workbook()));

    [TestMethod]
    public void Queries_of_the_workbook_name_metrics_that_there_are()
    {
        string[] known = [.. typeof(Telemetry.Metrics).GetFields().Select(f => (string)f.GetValue(null)!)];
        string[] named = [.. Workbook().Where(q => q.Query.StartsWith("AppMetrics", StringComparison.Ordinal)).SelectMany(q => Names(q.Query))];

        Assert.IsNotEmpty(named);
        Assert.AreEqual(string.Empty, string.Join(", ", named.Except(known)));
    }

    [TestMethod]
    [DataRow("AppMetrics | where Nam == 'x'", "Nam")]
    [DataRow("AppMetric | count", "AppMetric")]
    [DataRow("AppMetrics | summarize Value = maximum(Max)", "maximum")]
    [DataRow("AppMetrics | where Sum == 'much' and startswith", "startswith")]
    public async Task A_query_that_does_not_fit_is_told(string query, string what)
        => Assert.Contains(what, await CheckAsync([("bad", query)]));

    private static List<(string Name, string Query)> Workbook()
    {
        JsonNode workbook = JsonNode.Parse(File.ReadAllText(Repository.File("infra", "app", "workbook.json")))!;
        return [.. workbook["items"]!.AsArray().Where(i => i!["content"]!["query"] is not null).Select(i => ((string)i!["name"]!, (string)i["content"]!["query"]!))];
    }

    // What follows `Name ==` or `Name in`, in the query's first condition.
    private static IEnumerable<string> Names(string query)
        => query.Split('\n')[1].Split('"').Where((_, i) => i % 2 == 1);

    private async Task<string> CheckAsync(IEnumerable<(string Name, string Query)> queries)
    {
        string modules = Repository.File("artifacts", "tools", "node_modules");
        Assert.IsTrue(Directory.Exists(Path.Combine(modules, "@kusto")), "The Kusto language service is missing: run tests/install.sh.");
        ProcessStartInfo start = new("node", [Repository.File("tests", "tools", "kusto-check.cjs"), modules])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(queries.Select(q => new { name = q.Name, query = q.Query })));
        node.StandardInput.Close();
        Task<string> error = node.StandardError.ReadToEndAsync(TestContext.CancellationToken);
        string output = await node.StandardOutput.ReadToEndAsync(TestContext.CancellationToken);
        await node.WaitForExitAsync(TestContext.CancellationToken);
        Assert.AreEqual(output.Length == 0 ? 0 : 1, node.ExitCode, await error);
        return output;
    }
}
