using System.Globalization;
using System.Text.Json.Nodes;

namespace TrendFunctions.Tests.Http;

[TestClass]
public sealed class PredictTests
{
    private const string History = """[{"campaign":"spring","channel":"search","date":"2026-03-01","spend":100,"impressions":9000,"clicks":300,"conversions":12,"revenue":420},{"campaign":"spring","channel":"social","date":"2026-03-01","spend":80,"impressions":7000,"clicks":150,"conversions":5,"revenue":160}]""";
    private Served _host = null!;

    [TestInitialize]
    public async Task Start() => _host = await Served.SharedAsync();

    [TestMethod]
    public async Task A_forecast_has_its_horizon_intervals_around_values_and_is_cached()
    {
        string body = $$"""{"series":{{Series(40)}},"horizon":3,"seasonality":7}""";
        Answer first = (await _host.PostAsync("/api/predict/trends", body)).Predicts("trend");
        Answer second = (await _host.PostAsync("/api/predict/trends", body)).Predicts("trend");

        Assert.AreEqual("miss", first.Cache);
        Assert.AreEqual("hit", second.Cache);
        JsonArray forecast = first.Json["forecast"]!.AsArray();
        Assert.HasCount(3, forecast);
        Assert.AreEqual(new DateTimeOffset(2026, 2, 10, 0, 0, 0, TimeSpan.Zero), forecast[0]!["at"]!.GetValue<DateTimeOffset>());
        foreach (JsonNode? point in forecast)
        {
            double value = point!["value"]!.GetValue<double>();
            Assert.IsTrue(point["lower"]!.GetValue<double>() <= value && value <= point["upper"]!.GetValue<double>());
        }
    }

    [TestMethod]
    public async Task A_batch_of_100_series_is_answered_by_id_and_one_of_101_is_refused()
    {
        string Batch(int count) => $$"""{"batch":[{{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"id":"s{{i}}","series":{{Series(5)}},"horizon":1}"""))}}]}""";
        Answer answer = (await _host.PostAsync("/api/predict/trends", Batch(100))).Predicts("trend");

        Assert.HasCount(100, answer.Json["results"]!.AsArray());
        Assert.AreEqual("s99", answer.Json["results"]![99]!["id"]!.GetValue<string>());
        (await _host.PostAsync("/api/predict/trends", Batch(101))).Refuses("batch");
        (await _host.PostAsync("/api/predict/trends", $$"""{"batch":[{"id":"a","series":{{Series(5)}},"horizon":0}]}""")).Refuses("batch[0].horizon");
    }

    [TestMethod]
    public async Task A_horizon_of_1000_is_answered_and_of_1001_or_0_refused()
    {
        string Of(int horizon) => $$"""{"series":{{Series(30)}},"horizon":{{horizon}}}""";
        Assert.HasCount(1000, (await _host.PostAsync("/api/predict/trends", Of(1000))).Predicts("trend").Json["forecast"]!.AsArray());
        (await _host.PostAsync("/api/predict/trends", Of(1001))).Refuses("horizon");
        (await _host.PostAsync("/api/predict/trends", Of(0))).Refuses("horizon");
        (await _host.PostAsync("/api/predict/trends", """{"series":[],"horizon":1}""")).Refuses("series");
    }

    [TestMethod]
    public async Task Sentiment_of_1000_texts_is_answered_in_order_and_of_1001_or_none_refused()
    {
        string Of(int count) => $$"""{"texts":[{{string.Join(',', Enumerable.Range(0, count).Select(i => i % 2 == 0 ? "\"배송이 빨라서 좋아요\"" : "\"The app keeps crashing, terrible\""))}}]}""";
        JsonArray results = (await _host.PostAsync("/api/predict/sentiment", Of(1000))).Predicts("sentiment").Json["results"]!.AsArray();

        Assert.HasCount(1000, results);
        Assert.AreEqual("positive", results[0]!["label"]!.GetValue<string>());
        Assert.AreEqual("negative", results[1]!["label"]!.GetValue<string>());
        Assert.AreEqual(1, results[0]!["scores"]!.AsObject().Sum(s => s.Value!.GetValue<double>()), 1e-6);
        (await _host.PostAsync("/api/predict/sentiment", Of(1001))).Refuses("texts");
        (await _host.PostAsync("/api/predict/sentiment", Of(0))).Refuses("texts");
        (await _host.PostAsync("/api/predict/sentiment", """{"texts":["fine",null]}""")).Refuses("texts[1]");
    }

    [TestMethod]
    public async Task A_budget_is_divided_within_floors_and_caps()
    {
        Answer answer = (await _host.PostAsync("/api/predict/campaign", $$$$"""{"history":{{{{History}}}},"budget":200,"objective":"revenue","constraints":{"floors":{"social":50},"caps":{"search":120}}}""")).Predicts("campaign");

        JsonArray allocation = answer.Json["allocation"]!.AsArray();
        double Spend(string channel) => allocation.Single(a => a!["channel"]!.GetValue<string>() == channel)!["spend"]!.GetValue<double>();
        Assert.IsLessThanOrEqualTo(120.001, Spend("search"));
        Assert.IsGreaterThanOrEqualTo(49.999, Spend("social"));
        Assert.IsLessThanOrEqualTo(200.001, allocation.Sum(a => a!["spend"]!.GetValue<double>()));
        Assert.AreEqual(180, answer.Json["current"]!["spend"]!.GetValue<double>(), 0.001);
    }

    [TestMethod]
    public async Task Every_wrong_member_of_a_budget_is_named_at_once()
    {
        Answer answer = await _host.PostAsync("/api/predict/campaign", """{"history":[],"budget":-1}""");
        answer.Refuses("history");
        answer.Refuses("budget");
        (await _host.PostAsync("/api/predict/campaign", $$"""{"history":{{History}},"budget":1,"objective":"fame"}""")).Refuses("objective");
    }

    [TestMethod]
    public async Task A_known_user_gets_new_items_and_an_unknown_one_the_popular()
    {
        Answer known = (await _host.GetAsync("/api/recommendations/user-34?top=3")).Predicts("recommendation");
        Answer unknown = (await _host.GetAsync("/api/recommendations/nobody-at-all?top=3")).Predicts("recommendation");

        Assert.AreEqual("user-34", known.Json["user"]!.GetValue<string>());
        Assert.HasCount(3, known.Json["items"]!.AsArray());
        Assert.IsTrue(known.Json["isKnown"]!.GetValue<bool>());
        Assert.IsFalse(unknown.Json["isKnown"]!.GetValue<bool>());
        Assert.IsTrue(unknown.Json["items"]!.AsArray().All(i => i!["reason"]!.GetValue<string>().Contains("popular", StringComparison.OrdinalIgnoreCase)), unknown.Text);
        Assert.AreEqual("hit", (await _host.GetAsync("/api/recommendations/user-34?top=3")).Cache);
        (await _host.GetAsync("/api/recommendations/user-34?top=0")).Refuses("top");
    }

    private static string Series(int count) => $"[{string.Join(',', Enumerable.Range(0, count).Select(i => string.Create(
        CultureInfo.InvariantCulture, $$"""{"at":"{{new DateTime(2026, 1, 1).AddDays(i):yyyy-MM-dd}}T00:00:00Z","value":{{10 + (i % 7)}}}""")))}]";
}
