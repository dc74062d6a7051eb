using System.Text.Json.Nodes;

namespace TrendFunctions.Tests.Http;

[TestClass]
public sealed class TrendTests
{
    private Served _host = null!;

    [TestInitialize]
    public async Task Start() => _host = await Served.SharedAsync();

    [TestMethod]
    public async Task Trends_tell_counts_scores_sentiment_forecast_and_evidence_and_come_from_the_cache_the_second_time()
    {
        Answer first = (await _host.GetAsync("/api/trends?window=7d&top=5&lang=en")).Predicts("trend");
        Answer second = (await _host.GetAsync("/api/trends?lang=en&top=5&window=7d")).Predicts("trend");

        Assert.AreEqual("miss", first.Cache);
        Assert.AreEqual("hit", second.Cache);
        Assert.AreEqual(first.Text, second.Text);
        JsonArray items = first.Json["items"]!.AsArray();
        Assert.IsTrue(items.Count is > 0 and <= 5);
        double[] scores = [.. items.Select(i => i!["score"]!.GetValue<double>())];
        CollectionAssert.AreEqual(scores.OrderDescending().ToArray(), scores);
        foreach (JsonNode? item in items)
        {
            Assert.IsGreaterThan(0, item!["count"]!.GetValue<int>());
            Assert.IsLessThanOrEqualTo(item["count"]!.GetValue<int>(), item["uniqueCount"]!.GetValue<int>());
            Assert.IsTrue(item["qValue"]!.GetValue<double>() is >= 0 and <= 1);
            JsonNode sentiment = item["sentiment"]!;
            Assert.AreEqual(1, new[] { "positive", "neutral", "negative" }.Sum(w => sentiment[w]!.GetValue<double>()), 1e-6);
            Assert.IsNotEmpty(item["evidence"]!.AsArray());
            Assert.IsNotEmpty(item["platforms"]!.AsArray());
            Assert.HasCount(24, item["forecast"]!.AsArray());
        }
    }

    [TestMethod]
    public async Task One_term_has_points_of_every_step_with_counts_forecast_and_evidence()
    {
        JsonNode top = (await _host.GetAsync("/api/trends?window=7d&top=1&lang=ko")).Json["items"]![0]!;
        string term = Uri.EscapeDataString(top["term"]!.GetValue<string>());
        Answer answer = (await _host.GetAsync($"/api/trends/{term}?from=2026-03-02T00:00:00Z&to=2026-03-12T00:00:00Z&step=1d&lang=ko")).Predicts("trend");

        JsonArray points = answer.Json["points"]!.AsArray();
        Assert.HasCount(10, points);
        Assert.IsGreaterThanOrEqualTo(top["count"]!.GetValue<int>(), points.Sum(p => p!["count"]!.GetValue<int>()));
        Assert.IsNotEmpty(answer.Json["forecast"]!.AsArray());
        Assert.IsNotEmpty(answer.Json["evidence"]!.AsArray());
        Assert.IsTrue(points.Where(p => p!["count"]!.GetValue<int>() > 0).Any(p => p!["sentiment"] is JsonValue s && s.GetValue<double>() is >= -1 and <= 1), answer.Text);
        Assert.IsTrue(points.Where(p => p!["count"]!.GetValue<int>() == 0).All(p => p!["sentiment"] is null));
    }

    [TestMethod]
    [DataRow("?window=0h", "window")]
    [DataRow("?window=91d", "window")]
    [DataRow("?window=week", "window")]
    [DataRow("?top=0", "top")]
    [DataRow("?top=101", "top")]
    [DataRow("?at=yesterday", "at")]
    [DataRow("/tea?step=5m", "step")]
    [DataRow("/tea?from=2026-03-02&to=2026-03-01", "from")]
    public async Task What_a_query_may_not_ask_is_named(string query, string field) => (await _host.GetAsync("/api/trends" + query)).Refuses(field);

    [TestMethod]
    [DataRow("?window=1h&top=1")]
    [DataRow("?window=90d&top=100")]
    [DataRow("?at=2026-03-08T00:00:00Z&platform=chirp")]
    public async Task Limits_are_within_what_a_query_may_ask(string query) => (await _host.GetAsync("/api/trends" + query)).Predicts("trend");
}
