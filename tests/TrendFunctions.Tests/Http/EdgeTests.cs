namespace TrendFunctions.Tests.Http;

[TestClass]
public sealed class EdgeTests
{
    private Served _host = null!;

    [TestInitialize]
    public async Task Start() => _host = await Served.SharedAsync();

    [TestMethod]
    public async Task Health_openapi_docs_and_the_page_answer()
    {
        Assert.AreEqual("healthy", (await _host.GetAsync("/api/health")).Is(200).Json["status"]!.GetValue<string>());
        Assert.IsNotNull((await _host.GetAsync("/api/openapi.json")).Is(200).Json["paths"]!["/api/trends"]);
        Assert.AreEqual("text/html", (await _host.GetAsync("/api/docs")).Is(200).MediaType);
        Assert.AreEqual("text/html", (await _host.GetAsync("/")).Is(200).MediaType);
    }

    [TestMethod]
    public async Task Models_are_listed_with_the_version_that_serves()
    {
        foreach (string name in new[] { "sentiment", "trend", "recommendation", "campaign" })
        {
            string serving = (await _host.GetAsync($"/api/models/{name}")).Is(200).Json["serving"]!.GetValue<string>();
            Assert.AreEqual(serving, (await _host.PostAsync($"/api/models/{name}/promote", $$"""{"version":"{{serving}}"}""")).Is(200).Json["serving"]!.GetValue<string>());
        }

        Assert.HasCount(4, (await _host.GetAsync("/api/models")).Is(200).Json["items"]!.AsArray());
        (await _host.GetAsync("/api/models/oracle")).Problem(404);
        (await _host.PostAsync("/api/models/oracle/promote", "")).Problem(404);
        (await _host.PostAsync("/api/models/trend/promote", """{"version":"none"}""")).Refuses("version");
    }

    [TestMethod]
    public async Task What_is_not_there_and_wrong_methods_are_problems()
    {
        (await _host.GetAsync("/api/nothing")).Problem(404);
        (await _host.GetAsync("/api/pipeline/runs/run-0")).Problem(404);
        (await _host.GetAsync("/assets/../host.json")).Problem(404);
        Assert.Contains("GET", (await _host.SendAsync("DELETE", "/api/trends")).Problem(405)["detail"]!.GetValue<string>());
        Assert.Contains("POST", (await _host.GetAsync("/api/events")).Problem(405)["detail"]!.GetValue<string>());
    }

    [TestMethod]
    [DataRow("/api/predict/trends")]
    [DataRow("/api/predict/sentiment")]
    [DataRow("/api/predict/campaign")]
    [DataRow("/api/events")]
    [DataRow("/api/feedback")]
    [DataRow("/api/pipeline/runs")]
    [DataRow("/api/models/trend/promote")]
    public async Task Malformed_bodies_are_problems_without_innards(string path)
    {
        foreach (string body in new[] { "{", "null", "\"text\"", "[1,", "{\"texts\":{},\"series\":3,\"history\":1,\"inputs\":7,\"version\":[]}", "\u0000" })
        {
            (await _host.PostAsync(path, body)).Problem(400);
        }
    }

    [TestMethod]
    public async Task A_body_beyond_its_limit_is_refused_and_one_at_it_read()
    {
        (await _host.PostAsync("/api/feedback", "{}".PadRight(1 << 20))).Problem(400);
        (await _host.PostAsync("/api/feedback", "{}".PadRight((1 << 20) + 1))).Problem(413);
        (await _host.PostAsync("/api/predict/sentiment", """{"texts":["long"]}""".PadRight((1 << 20) + 1))).Predicts("sentiment");
    }
}
