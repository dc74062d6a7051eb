using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using TrendFunctions.Monitoring;
using Trends.Monitoring;

namespace TrendFunctions.Tests.Monitoring;

[TestClass]
public sealed class MonitoringTests
{
    private Served _host = null!;

    public TestContext TestContext { get; set; } = null!;

    [TestInitialize]
    public async Task Start() => _host = await Served.SharedAsync();

    [TestMethod]
    public async Task The_report_tells_quality_time_errors_models_freshness_cache_and_alerts()
    {
        JsonNode report = (await _host.GetAsync("/api/monitoring/report")).Is(200).Json;

        Assert.IsTrue(report["dataQualityScore"]!.GetValue<double>() is > 0.9 and <= 1);
        Assert.IsGreaterThan(0, report["processingTimeSeconds"]!.GetValue<double>());
        Assert.AreEqual(0, report["errorRate"]!.GetValue<double>());
        CollectionAssert.AreEqual(new[] { "sentiment", "trend", "recommendation", "campaign" }, report["modelAccuracy"]!.AsArray().Select(m => m!["name"]!.GetValue<string>()).ToArray());
        foreach (JsonNode? model in report["modelAccuracy"]!.AsArray())
        {
            Assert.IsNotNull(model!["version"]);
            Assert.AreEqual(model["value"]!.GetValue<double>(), model["history"]![0]!["value"]!.GetValue<double>());
        }

        Assert.IsNotNull(report["freshness"]!["newestEvent"]);
        Assert.IsNotNull(report["freshness"]!["lastRunEndedAt"]);
        JsonNode run = report["runs"]!.AsArray().Last()!;
        Assert.AreEqual("completed", run["status"]!.GetValue<string>());
        Assert.HasCount(7, run["stages"]!.AsObject());
        Assert.IsGreaterThan(0, run["quarantined"]!.GetValue<long>());
        Assert.IsNotNull(run["modelAccuracy"]!["sentiment"]!["accuracy"]);
        CollectionAssert.AreEquivalent(AlertRules.All.Select(r => r.Name).ToArray(), report["alerts"]!.AsArray().Select(a => a!["rule"]!.GetValue<string>()).Distinct().ToArray());
    }

    [TestMethod]
    public async Task The_number_of_runs_is_bounded()
    {
        Assert.HasCount(1, (await _host.GetAsync("/api/monitoring/report?top=1")).Is(200).Json["runs"]!.AsArray());
        (await _host.GetAsync("/api/monitoring/report?top=100")).Is(200);
        (await _host.GetAsync("/api/monitoring/report?top=0")).Refuses("top");
        (await _host.GetAsync("/api/monitoring/report?top=101")).Refuses("top");
    }

    [TestMethod]
    [DataRow("text/html,application/xhtml+xml,*/*;q=0.8", "ko-KR,ko;q=0.9,en;q=0.8", "text/html", "데이터 품질 점수")]
    [DataRow("text/html", "en-GB,ko;q=0.5", "text/html", "Data quality score")]
    [DataRow("text/html;q=0.5,application/json", "ko", "application/json", "dataQualityScore")]
    [DataRow("*/*", "ko", "application/json", "dataQualityScore")]
    [DataRow("", "ko", "application/json", "dataQualityScore")]
    public async Task Browsers_get_a_page_in_their_language_and_programs_json(string accept, string language, string mediaType, string holds)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/monitoring/report");
        if (accept.Length > 0)
        {
            request.Headers.Add("Accept", accept);
        }

        request.Headers.Add("Accept-Language", language);
        Answer answer = await Answer.OfAsync(await _host.Client.SendAsync(request, TestContext.CancellationToken));

        Assert.AreEqual(mediaType, answer.Is(200).MediaType);
        Assert.Contains(holds, answer.Text);
    }

    [TestMethod]
    public async Task The_page_is_readable_without_seeing_it_and_runs_no_script()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/monitoring/report");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        Answer answer = await Answer.OfAsync(await _host.Client.SendAsync(request, TestContext.CancellationToken));

        Assert.DoesNotContain("<script", answer.Text);
        Assert.DoesNotContain(" style=", answer.Text);
        Assert.Contains("default-src 'self'", string.Join(';', answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Contains("class=\"skip\"", answer.Text);
        Assert.AreEqual(answer.Text.Split("<svg").Length, answer.Text.Split("role=\"img\" aria-label=").Length, "every picture says what it shows");
    }

    [TestMethod]
    public async Task Alerts_are_evaluated_by_the_host_itself()
    {
        JsonNode alerts = (await _host.GetAsync("/api/monitoring/alerts")).Is(200).Json;

        Assert.AreEqual("host", alerts["evaluatedBy"]!.GetValue<string>());
        Assert.IsGreaterThanOrEqualTo(AlertRules.All.Count, alerts["items"]!.AsArray().Count);
        Assert.AreEqual("docs/runbook.md#" + (string)alerts["items"]![0]!["rule"]!, (string)alerts["items"]![0]!["runbook"]!);
    }

    [TestMethod]
    public void Every_rule_has_its_words_in_korean()
        => CollectionAssert.AreEquivalent(AlertRules.All.Select(r => r.Name).ToArray(), MonitoringWords.Korean.Summaries.Keys.ToArray());

    [TestMethod]
    public void A_report_without_runs_is_a_page_too()
    {
        MonitoringReport empty = new(DateTimeOffset.UnixEpoch, null, null, null, [], new(null, null, null), new(0, 0, null), [], []);

        Assert.Contains("No run yet.", MonitoringPage.Render(empty, MonitoringWords.English));
    }

    [TestMethod]
    public void What_reports_hold_is_text_on_the_page()
    {
        MonitoredModel model = new("<i>", "<b>", "<u>", 1, 0, true, []);
        AlertState alert = new("<p>", "<q>", 1, AlertState.Fired, "<s>", 1, 2, DateTimeOffset.UnixEpoch);
        MonitoringReport hostile = new(DateTimeOffset.UnixEpoch, null, null, null, [model], new(null, null, null), new(0, 0, null), [alert], []);
        string page = MonitoringPage.Render(hostile, MonitoringWords.English);

        foreach (string tag in new[] { "<i>", "<b>", "<u>", "<q>", "<s>" })
        {
            Assert.DoesNotContain(tag, page);
        }
    }

    [TestMethod]
    [DataRow(119.0, "119 s")]
    [DataRow(120.0, "2 min")]
    [DataRow(7199.0, "120 min")]
    [DataRow(7200.0, "2 h")]
    [DataRow(172_799.0, "48 h")]
    [DataRow(172_800.0, "2 days")]
    public void Lengths_of_time_are_said_in_their_largest_unit(double seconds, string said)
        => Assert.AreEqual(said, MonitoringWords.English.Say(TimeSpan.FromSeconds(seconds)));
}
