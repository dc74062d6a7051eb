using System.Text;
using System.Text.RegularExpressions;

namespace TrendFunctions.Tests.Monitoring;

/// <summary>What a collector gets of a whole app: one host, one run, one request.</summary>
[TestClass]
public sealed partial class ExportTests
{
    private const string Person = "jane.doe@example.com";
    private const string Secret = "of-my-own-key";
    private const string Words = "my neighbour's private thoughts";

    private static OtlpReceiver _collector = null!;
    private static Served _host = null!;
    private static string _requestTrace = null!;
    private static string _runTrace = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        _collector = await OtlpReceiver.StartAsync();
        _host = await Served.OnAsync(await Prepared.CopyAsync(), [.. _collector.Settings, ("FunctionKeys__default", Secret)]);
        _requestTrace = await PostAsync("/api/events", $$"""[{"user":"{{Person}}","kind":"view","item":"i1","at":"{{TimeProvider.System.GetUtcNow():O}}","text":"{{Words}}"}]""");
        await PostAsync("/api/predict/sentiment", $$"""{"texts":["{{Words}}"]}""");
        await _host.GetAsync($"/api/recommendations/{Uri.EscapeDataString(Person)}?code={Secret}");
        await _host.GetAsync($"/api/{Uri.EscapeDataString(Person)}?name={Person}");
        _runTrace = await PostAsync("/api/pipeline/runs", """{"stages":["quality","clean","load","marts","train","deploy"]}""");
        await _collector.UntilAsync(spans => spans.Any(s => s.Trace == _runTrace && s.Name == "orchestration:PipelineRun" && s.Tags["durabletask.task.status"] == "Completed")
            && spans.Any(s => s.Trace == _requestTrace && s.Name == "function LandEvents"));
    }

    [ClassCleanup]
    public static async Task StopAsync()
    {
        _host.Dispose();
        await _collector.DisposeAsync();
    }

    [TestMethod]
    public async Task A_request_is_one_trace_from_http_through_the_hub_to_the_lake()
    {
        List<OtlpSpan> trace = Of(await _collector.UntilAsync(s => Of(s, _requestTrace).Any(x => x.Name == "lake")), _requestTrace);
        OtlpSpan request = trace.Single(s => s.Name == "POST /api/events");

        Assert.AreEqual(request.Id, One(trace, "function PostEvents").Parent);
        Assert.AreEqual(One(trace, "function PostEvents").Id, One(trace, "EventHubProducerClient.Send").Parent);
        Assert.AreEqual(One(trace, "EventHubProducerClient.Send").Id, One(trace, "function LandEvents").Parent);
        Assert.IsTrue(trace.Where(s => s.Name is "lake").Any(s => s.Parent == One(trace, "function LandEvents").Id));
        Assert.AreEqual("/api/events", request.Tags["http.route"]);
    }

    [TestMethod]
    public async Task A_run_is_one_trace_with_every_stage_activity_and_store_call_in_its_place()
    {
        List<OtlpSpan> trace = Of(await _collector.UntilAsync(s => Of(s, _runTrace).Any(x => x.Name == "orchestration:DeployRun")), _runTrace);
        HashSet<string> ids = [.. trace.Select(s => s.Id)];

        CollectionAssert.AllItemsAreUnique(trace.Select(s => s.Id).ToArray());
        Assert.AreEqual("POST /api/pipeline/runs", string.Join(',', trace.Where(s => !ids.Contains(s.Parent)).Select(s => s.Name)), "only the request comes from outside");
        OtlpSpan run = trace.Last(s => s.Name == "orchestration:PipelineRun");
        foreach (string stage in new[] { "QualityRun", "CleanRun", "LoadRun", "MartsRun", "TrainRun", "DeployRun" })
        {
            OtlpSpan orchestration = One(trace, "orchestration:" + stage);
            Assert.AreEqual(run.Id, orchestration.Parent, stage);
            Assert.IsTrue(trace.Any(s => s.Name.StartsWith("activity:", StringComparison.Ordinal) && s.Parent == orchestration.Id), stage);
        }

        Assert.AreEqual(One(trace, "activity:PlanQuality").Id, One(trace, "function PlanQuality").Parent);
        Assert.IsTrue(trace.Any(s => s.Name == "state" && s.Parent == One(trace, "function PlanQuality").Id));
        Assert.IsFalse(trace.Any(s => s.Name == "function PipelineRun"), "a replay is no call");
    }

    [TestMethod]
    public void Nothing_that_is_exported_holds_people_texts_or_keys()
    {
        string everything = _collector.Everything;

        Assert.Contains("recommendations", everything);
        foreach (string personal in new[] { Person, "jane", Uri.EscapeDataString(Person), Words, Secret })
        {
            Assert.DoesNotContain(personal, everything);
        }
    }

    [TestMethod]
    public void Every_span_and_metric_of_our_own_is_in_the_table()
    {
        HashSet<string> known = [.. Row().Matches(File.ReadAllText(Path.Combine(Repository(), "docs", "telemetry.md"))).Select(m => m.Groups[1].Value)];
        string[] spans = [.. _collector.Spans.Where(s => s.Source is "Trends" or "Microsoft.DurableTask" or "Azure.Messaging.EventHubs" or "Microsoft.Azure.Functions.Worker").Select(s => s.Name).Distinct()];
        string[] metrics = [.. _collector.Metrics("Trends"), .. _collector.Metrics("Functions.Embedded")];

        Assert.AreEqual(string.Empty, string.Join(", ", spans.Where(s => !known.Contains(s) && !known.Contains(Family().Replace(s, "$1…")))));
        Assert.AreEqual(string.Empty, string.Join(", ", metrics.Where(m => !known.Contains(m))));
        foreach (string expected in new[]
        {
            "data_quality_score", "processing_time", "error_rate", "model_accuracy", "model_gain", "cache_hit_ratio", "prediction_duration",
            "consumer_lag", "store_calls", "store_bytes", "function_seconds", "events_published", "event_hub_backlog",
        })
        {
            Assert.Contains(expected, metrics);
        }
    }

    [TestMethod]
    public void What_is_exported_says_which_service_version_and_environment_it_is_of()
    {
        Assert.Contains("trendfunctions", _collector.Everything);
        Assert.Contains("deployment.environment.name", _collector.Everything);
        Assert.Contains("service.version", _collector.Everything);
    }

    private static OtlpSpan One(List<OtlpSpan> trace, string name)
    {
        OtlpSpan[] all = [.. trace.Where(s => s.Name == name)];
        Assert.HasCount(1, all, string.Join('\n', all.Select(s => $"{s} {string.Join(' ', s.Tags)}")));
        return all[0];
    }

    private static List<OtlpSpan> Of(List<OtlpSpan> spans, string trace) => [.. spans.Where(s => s.Trace == trace)];

    private static string Repository()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "TrendFunctions.sln")))
        {
            root = root.Parent;
        }

        return root!.FullName;
    }

    // A trace of the caller's own, so that what belongs to the request can be told.
    private static async Task<string> PostAsync(string path, string json)
    {
        string trace = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 16));
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("traceparent", $"00-{trace}-00000000000000aa-01");
        request.Headers.Add("x-functions-key", Secret);
        using HttpResponseMessage response = await _host.Client.SendAsync(request);
        Assert.IsTrue(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return trace;
    }

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("^(function |[a-z_]+:).*$")]
    private static partial Regex Family();
}
