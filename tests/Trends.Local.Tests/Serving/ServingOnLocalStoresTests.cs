using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Trends.Local.State;
using Trends.Serving;
using Trends.Serving.Intake;

namespace Trends.Local.Tests.Serving;

[TestClass]
public sealed class ServingOnLocalStoresTests : IAsyncDisposable, IEventSink
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly SqliteStateStore _state;
    private IncomingFeedback? _feedback;
    private int _predictions;

    public ServingOnLocalStoresTests() => _state = new(_folder["state.db"]);

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Stop => TestContext.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _state.DisposeAsync();
        _folder.Dispose();
    }

    [TestMethod]
    public async Task Feedback_joins_predictions_before_and_after_they_are_written()
    {
        string[] ids = new string[1200];
        await using (PredictionLog log = new(_state, this, _clock, NullLogger<PredictionLog>.Instance))
        {
            for (int i = 0; i < ids.Length; i++)
            {
                ids[i] = await log.RecordAsync("api/predict/sentiment", "sentiment", "v1", JsonDocument.Parse($"{i}").RootElement, Stop);
            }

            Assert.AreEqual(1200, ids.Distinct().Count());
            Assert.IsNotNull(await log.FindAsync(ids[^1], Stop));
            await log.FlushAsync(Stop);
        }

        await using PredictionLog again = new(_state, this, _clock, NullLogger<PredictionLog>.Instance);
        FeedbackIntake intake = new(again, this, _clock);
        Assert.IsTrue(await intake.AcceptAsync(Encoding.UTF8.GetBytes($$"""{"predictionId":"{{ids[777]}}","outcome":true}"""), Stop));
        Assert.AreEqual(new IncomingFeedback((await again.FindAsync(ids[777], Stop))! with { Output = null }, "true", null, _clock.GetUtcNow()), _feedback! with { About = _feedback.About with { Output = null } });
        Assert.AreEqual(1200, _predictions);
        Assert.IsFalse(await intake.AcceptAsync(Encoding.UTF8.GetBytes($$"""{"predictionId":"{{ids[777].Replace('0', '1')}}","outcome":"x"}"""), Stop));
        Assert.IsFalse(await intake.AcceptAsync("""{"predictionId":"../../x","outcome":"x"}"""u8.ToArray(), Stop));
        Assert.Contains("outcome", (await Assert.ThrowsExactlyAsync<InvalidRequestException>(() => intake.AcceptAsync("{\"predictionId\":\"x\"}"u8.ToArray(), Stop))).Errors.Keys);
    }

    [TestMethod]
    public async Task A_cached_answer_is_made_once_and_anew_for_a_new_version()
    {
        await using ServiceProvider services = new ServiceCollection().AddHybridCache().Services.BuildServiceProvider();
        CachedAnswers answers = new(services.GetRequiredService<HybridCache>());
        int made = 0;
        ValueTask<CacheAnswer> Ask(string version, params (string, string?)[] query) => answers.GetAsync(
            "api/trends", query.Select(q => KeyValuePair.Create(q.Item1, q.Item2)), version, _ => new ValueTask<EventIntakeResult>(new EventIntakeResult(++made, [])), ServingJson.Default.EventIntakeResult, Stop);

        CacheAnswer first = await Ask("v1", ("top", "5"), ("lang", "ko"));
        CacheAnswer second = await Ask("v1", ("LANG", "ko"), ("top", "5"), ("platform", ""));
        CacheAnswer third = await Ask("v2", ("top", "5"), ("lang", "ko"));

        Assert.IsFalse(first.Hit);
        Assert.IsTrue(second.Hit);
        Assert.IsTrue(first.Body.Span.SequenceEqual(second.Body.Span));
        Assert.IsFalse(third.Hit);
        Assert.AreEqual(2, made);
    }

    public Task PublishAsync(IReadOnlyList<Prediction> predictions, CancellationToken cancellationToken)
    {
        _predictions += predictions.Count;
        return Task.CompletedTask;
    }

    public Task PublishAsync(IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task PublishAsync(IncomingFeedback feedback, CancellationToken cancellationToken)
    {
        _feedback = feedback;
        return Task.CompletedTask;
    }
}
