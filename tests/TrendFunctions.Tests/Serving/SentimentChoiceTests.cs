using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TrendFunctions.Hosting;
using TrendFunctions.Serving;
using Trends;
using Trends.Local;
using Trends.ML.Sentiment;
using Trends.Serving;
using Trends.Serving.Intake;

namespace TrendFunctions.Tests.Serving;

[TestClass]
public sealed class SentimentChoiceTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Scorer _first = new("first");
    private readonly Scorer _second = new("second");
    private readonly ServiceProvider _services;

    public SentimentChoiceTests()
    {
        IConfiguration settings = new ConfigurationBuilder().Build();
        ServiceCollection services = new();
        services.AddLogging().AddMetrics().AddSingleton(settings).AddSingleton<ITextSentiment>(_first).AddSingleton<ITextSentiment>(_second);
        services.AddTrendsLocal(_ => DataFolder.Open(_folder["data"], demo: null, TimeProvider.System));
        services.AddTrendFunctions(settings).AddSingleton<IEventSink, Sink>();
        _services = services.BuildServiceProvider();
    }

    public TestContext TestContext { get; set; } = null!;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [TestMethod]
    public async Task The_first_that_can_answers_under_its_name_and_version()
    {
        JsonNode answer = await AskAsync("fine");

        Assert.AreEqual("first", answer["model"]!.GetValue<string>());
        Assert.AreEqual("first 1.0", answer["version"]!.GetValue<string>());
        Assert.AreEqual("positive", answer["results"]![0]!["label"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task When_it_cannot_the_next_answers_and_its_own_answers_are_given_from_the_cache_and_made_again_as_soon_as_it_can()
    {
        await AskAsync("known");
        _first.Fails = true;

        Assert.AreEqual("second", (await AskAsync("new"))["model"]!.GetValue<string>());
        Assert.AreEqual("first", (await AskAsync("known"))["model"]!.GetValue<string>());
        int asked = _second.Asked;
        await AskAsync("new");
        Assert.AreEqual(asked, _second.Asked);

        _first.Fails = false;
        Assert.AreEqual("first", (await AskAsync("new"))["model"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task What_has_nothing_to_answer_with_is_passed_over()
    {
        _first.Version = null;

        Assert.AreEqual("second", (await AskAsync("fine"))["model"]!.GetValue<string>());
        Assert.AreEqual(0, _first.Asked);
    }

    [TestMethod]
    public async Task When_none_can_that_is_said()
    {
        _first.Fails = _second.Fails = true;

        Assert.Contains("No sentiment model", (await Assert.ThrowsExactlyAsync<TrendsException>(() => AskAsync("fine"))).Message);
    }

    private async Task<JsonNode> AskAsync(string text)
    {
        DefaultHttpContext http = new() { RequestServices = _services };
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"texts":["{{text}}"]}"""));
        using MemoryStream answer = new();
        http.Response.Body = answer;
        IActionResult result = await ActivatorUtilities.CreateInstance<PredictEndpoints>(_services).PredictSentiment(http.Request, TestContext.CancellationToken);
        await result.ExecuteResultAsync(new() { HttpContext = http });
        return JsonNode.Parse(answer.ToArray())!;
    }

    private sealed class Scorer(string name) : ITextSentiment
    {
        public string Model => name;

        public string? Version { get; set; } = "1";

        public bool Fails { get; set; }

        public int Asked { get; private set; }

        public ValueTask<string?> FindVersionAsync(CancellationToken cancellationToken) => new(Version);

        public Task<TextSentiment> ScoreAsync(IReadOnlyList<string> texts, string? language, CancellationToken cancellationToken)
        {
            Asked++;
            return Fails
                ? Task.FromException<TextSentiment>(new SentimentUnavailableException("Not now."))
                : Task.FromResult(new TextSentiment(name + " 1.0", [.. texts.Select(_ => new SentimentScores(0.8, 0.1, 0.1))]));
        }
    }

    private sealed class Sink : IEventSink
    {
        public Task PublishAsync(IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task PublishAsync(IncomingFeedback feedback, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task PublishAsync(IReadOnlyList<Prediction> predictions, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
