using System.Net;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Trends.Azure.Rest;
using Trends.Azure.Text;
using Trends.Contracts;
using Trends.Serving;

namespace Trends.Azure.Tests.Text;

[TestClass]
public sealed class LanguageSentimentTests : TextSentimentContract
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Identities _identity = new(TimeProvider.System);
    private readonly LanguageService _service = new();
    private readonly Logged _log = new();

    [TestMethod]
    public async Task The_request_is_the_documented_one_with_personal_data_masked_and_nothing_kept()
    {
        LanguageSentiment sentiment = Create();

        TextSentiment got = await sentiment.ScoreAsync([Good, Bad, "배송이 빨라서 정말 좋아요", "call 010-1234-5678 or write to me@example.com"], null, Stop);

        Assert.IsTrue(JsonNode.DeepEquals(JsonNode.Parse(LanguageService.Fixture("sentiment.request")), _service.LastRequest), _service.LastRequest!.ToJsonString());
        Assert.AreEqual("https://cognitiveservices.azure.com/.default", _identity.Scopes.Single());
        Assert.AreEqual("2024-03-01", got.Version);
        CollectionAssert.AreEqual(new[] { "positive", "negative", "positive", "negative" }, got.Scores.Select(s => s.Label).ToArray());
    }

    [TestMethod]
    [DataRow(10, 1)]
    [DataRow(11, 2)]
    [DataRow(1000, 100)]
    public async Task Ten_texts_go_in_a_request(int texts, int requests)
    {
        await Create().ScoreAsync([.. Enumerable.Repeat(Good, texts)], "en", Stop);

        Assert.AreEqual(requests, _service.Requests);
    }

    [TestMethod]
    [DataRow(5120, 5120)]
    [DataRow(5121, 5120)]
    [DataRow(10_000, 5120)]
    public async Task A_text_is_cut_to_what_the_service_takes(int length, int sent)
    {
        await Create().ScoreAsync([Good + new string('x', length - Good.Length)], "en", Stop);

        Assert.HasCount(sent, _service.LastRequest!["analysisInput"]!["documents"]![0]!["text"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Texts_of_nothing_are_neutral_and_cost_nothing()
    {
        Assert.AreEqual("neutral", (await Create().ScoreAsync([" ", ""], null, Stop)).Scores[1].Label);
        Assert.AreEqual(0, _service.Requests);
    }

    [TestMethod]
    public async Task A_text_that_the_service_cannot_score_leaves_all_to_another_and_the_service_is_asked_again()
    {
        LanguageSentiment sentiment = Create();
        for (int i = 0; i < 3; i++)
        {
            Assert.Contains("UnsupportedLanguageCode", (await FailAsync(sentiment, ["habari gani"])).Message);
        }

        Assert.HasCount(1, (await sentiment.ScoreAsync([Good], null, Stop)).Scores);
    }

    [TestMethod]
    [DataRow(HttpStatusCode.TooManyRequests, "too-many-requests.response")]
    [DataRow(HttpStatusCode.Forbidden, "out-of-quota.response")]
    [DataRow(HttpStatusCode.ServiceUnavailable, "out-of-quota.response")]
    [DataRow(HttpStatusCode.OK, "out-of-quota.response")]
    public async Task A_service_that_fails_twice_is_left_alone_and_then_asked_again(HttpStatusCode status, string fixture)
    {
        LanguageSentiment sentiment = Create();
        _service.Fault = () => (status, fixture);
        await FailAsync(sentiment);
        await FailAsync(sentiment);
        await Assert.ThrowsExactlyAsync<SentimentUnavailableException>(() => sentiment.CheckAsync(Stop));
        (_service.Fault, int asked) = (null, _service.Requests);

        await FailAsync(sentiment);
        Assert.AreEqual(asked, _service.Requests);

        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.HasCount(1, (await sentiment.ScoreAsync([Good], null, Stop)).Scores);
        await sentiment.CheckAsync(Stop);
        Assert.AreEqual(2, _log.Count("did not score"), _log.All);
    }

    [TestMethod]
    public async Task A_service_that_hangs_is_given_up()
    {
        LanguageSentiment sentiment = Create(new() { LanguageTimeout = TimeSpan.FromSeconds(0.3) });
        _service.Fault = () => null;

        Assert.IsInstanceOfType<TimeoutException>((await FailAsync(sentiment)).InnerException);
    }

    [TestMethod]
    public async Task An_identity_that_is_not_there_leaves_the_texts_to_another()
    {
        _identity.Fault = new CredentialUnavailableException("None.");

        await FailAsync(Create());
    }

    [TestMethod]
    public async Task A_caller_that_goes_is_no_failure_of_the_service()
    {
        LanguageSentiment sentiment = Create();
        _service.Fault = () => null;
        using CancellationTokenSource gone = new();
        Task<TextSentiment> asked = sentiment.ScoreAsync([Good], null, gone.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => asked);
        Assert.AreEqual(0, _log.Count("did not score"), _log.All);
    }

    [TestMethod]
    [DataRow("LanguageEndpoint", "http://trends.cognitiveservices.azure.com")]
    [DataRow("LanguageEndpoint", "trends")]
    [DataRow("LanguageModelVersion", "new est")]
    [DataRow("LanguageTimeout", "00:00:00.099")]
    [DataRow("LanguageTimeout", "00:01:01")]
    [DataRow("LanguagePause", "00:00:00.499")]
    [DataRow("LanguagePause", "1.00:00:01")]
    public void Settings_that_are_none_are_refused_at_start(string name, string value)
        => Assert.Contains(name, Settings.Refused((s, c) => s.AddAzureLanguage(c), ("Text:LanguageEndpoint", LanguageService.Endpoint), ($"Text:{name}", value)));

    [TestMethod]
    public async Task Without_a_resource_nothing_is_added_and_with_one_it_is_asked_first()
    {
        Assert.IsEmpty(new ServiceCollection().AddAzureLanguage(Settings.Of(("Text:LanguageTimeout", "00:00:01"))));
        ServiceCollection services = new();
        services.AddLogging().AddAzureLanguage(Settings.Of(("Text:LanguageEndpoint", LanguageService.Endpoint)));
        services.AddServing();
        ServiceDescriptor[] sentiments = [.. services.Where(s => s.ServiceType == typeof(ITextSentiment))];
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.HasCount(2, sentiments);
        Assert.IsInstanceOfType<LanguageSentiment>(sentiments[0].ImplementationFactory!(provider));
        Assert.AreEqual(typeof(ModelSentiment), sentiments[1].ImplementationType);
    }

    protected override Task<ITextSentiment> CreateAsync() => Task.FromResult<ITextSentiment>(Create());

    private Task<SentimentUnavailableException> FailAsync(LanguageSentiment sentiment, string[]? texts = null) =>
        Assert.ThrowsExactlyAsync<SentimentUnavailableException>(() => sentiment.ScoreAsync(texts ?? [Good], null, Stop));

    private LanguageSentiment Create(TextOptions? options = null)
    {
        ServiceOptions rest = new() { Transport = new HttpClientTransport(_service), Retry = { MaxRetries = 0 } };
        return new(
            new(new(LanguageService.Endpoint), LanguageSentiment.Scope, _identity, rest),
            Options.Create(options ?? new()),
            _clock,
            LoggerFactory.Create(l => l.AddProvider(_log)).CreateLogger<LanguageSentiment>());
    }
}
