using System.Text.Json.Nodes;

namespace TrendFunctions.Tests.Http;

[TestClass]
public sealed class IntakeTests
{
    private Served _host = null!;

    [TestInitialize]
    public async Task Start() => _host = await Served.SharedAsync();

    [TestMethod]
    public async Task Valid_events_are_accepted_and_the_others_named_by_index()
    {
        JsonNode answer = (await _host.PostAsync("/api/events", """[{"user":"u1","kind":"view","item":"i1","at":"2026-03-01T00:00:00Z"},{"user":"u1","kind":"stare","item":"i1","at":"2026-03-01T00:00:00Z"}]""")).Is(202).Json;

        Assert.AreEqual(1, answer["accepted"]!.GetValue<int>());
        Assert.AreEqual(1, answer["rejected"]!.AsArray().Single()!["index"]!.GetValue<int>());
        Assert.Contains("stare", answer["rejected"]![0]!["reason"]!.GetValue<string>());
    }

    [TestMethod]
    [DataRow("[]", "events")]
    [DataRow("{}", "events")]
    [DataRow("[", "events")]
    [DataRow("""[{"user":"u1","kind":"view","item":"i1","at":"1246-01-01T00:00:00Z"}]""", "[0]")]
    [DataRow("""[{"user":"u1","kind":"view","item":"i1","at":"2999-01-01T00:00:00Z"}]""", "[0]")]
    public async Task Without_a_valid_event_nothing_is_accepted(string body, string field) => (await _host.PostAsync("/api/events", body)).Refuses(field);

    [TestMethod]
    public async Task A_thousand_events_are_taken_and_one_more_or_a_megabyte_refused()
    {
        string Of(int count, string text) => $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"user":"u{{i % 5}}","kind":"view","item":"i{{i}}","at":"2026-03-01T00:00:00Z","text":"{{text}}"}"""))}]";
        Assert.AreEqual(1000, (await _host.PostAsync("/api/events", Of(1000, "x"))).Is(202).Json["accepted"]!.GetValue<int>());
        (await _host.PostAsync("/api/events", Of(1001, "x"))).Problem(413);

        string most = Of(110, new('x', 9000));
        (await _host.PostAsync("/api/events", most.PadRight(1 << 20))).Is(202);
        (await _host.PostAsync("/api/events", most.PadRight((1 << 20) + 1))).Problem(413);
    }

    [TestMethod]
    public async Task Feedback_joins_its_prediction_in_the_ai_mart()
    {
        string id = (await _host.PostAsync("/api/predict/sentiment", """{"texts":["feedback joins this one"]}""")).Predicts("sentiment").Json["predictionId"]!.GetValue<string>();
        (await _host.PostAsync("/api/feedback", $$"""{"predictionId":"{{id}}","outcome":"wrong"}""")).Is(202);
        (await _host.PostAsync("/api/feedback", $$"""{"predictionId":"{{id}}","outcome":"right","comment":"ask me at someone@example.com"}""")).Is(202);

        string path = $"/api/marts/ai?$filter=predictionId eq '{id}' and rowKind eq 'prediction'";
        JsonNode row = (await _host.UntilAsync(path, a => a.Is(200).Json["value"]!.AsArray() is [{ } found] && (string?)found["outcome"] == "right")).Json["value"]![0]!;

        Assert.AreEqual("sentiment", row["model"]!.GetValue<string>());
        Assert.Contains("[email]", row["comment"]!.GetValue<string>());
        Assert.HasCount(2, (await _host.GetAsync($"/api/marts/ai?$filter=predictionId eq '{id}' and rowKind eq 'feedback'")).Json["value"]!.AsArray());
    }

    [TestMethod]
    public async Task Feedback_to_nothing_is_not_found_and_without_outcome_refused()
    {
        (await _host.PostAsync("/api/feedback", """{"predictionId":"20260301-0123456789abcdef0123456789abcdef","outcome":"right"}""")).Problem(404);
        (await _host.PostAsync("/api/feedback", """{"predictionId":"x"}""")).Refuses("outcome");
        (await _host.PostAsync("/api/feedback", "{")).Refuses("body");
    }
}
