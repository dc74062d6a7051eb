using System.Text;
using Microsoft.Extensions.Time.Testing;
using Trends.Serving.Intake;
using Trends.Storage;

namespace Trends.Tests.Serving.Intake;

[TestClass]
public sealed class EventIntakeTests : IEventSink, IPseudonymKeys
{
    private const string Good = """{"user":"u","kind":"click","item":"i","at":"2026-08-01T00:00:00Z"}""";
    private readonly FakeTimeProvider _clock = new(new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly List<IncomingEvent> _events = [];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Valid_events_are_published_and_others_named_by_index()
    {
        EventIntakeResult result = await AcceptAsync($$"""[{{Good}},{"user":"u"},7,{"id":"x","user":"사용자","kind":"rating","item":"i","at":"2026-08-01T09:00:00+09:00","value":4.5,"text":" 좋아요 "}]""");

        Assert.AreEqual(2, result.Accepted);
        CollectionAssert.AreEqual((RejectedEvent[])[new(1, "kind: missing"), new(2, "an event is an object")], result.Rejected.ToArray());
        Assert.AreEqual(new IncomingEvent("x", "사용자", "rating", "i", new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero), 4.5, "좋아요"), _events[1]);
    }

    [TestMethod]
    public async Task Ids_come_from_content_so_a_repeat_is_the_same_event()
    {
        await AcceptAsync($"[{Good},{Good},{Good.Replace("\"i\"", "\"j\"", StringComparison.Ordinal)}]");

        Assert.AreEqual(_events[0].Id, _events[1].Id);
        Assert.AreNotEqual(_events[0].Id, _events[2].Id);
    }

    [TestMethod]
    [DataRow("\"kind\":\"click\"", "\"kind\":\"jump\"")]
    [DataRow("\"at\":\"2026-08-01T00:00:00Z\"", "\"at\":\"yesterday\"")]
    [DataRow("\"at\":\"2026-08-01T00:00:00Z\"", "\"at\":\"2026-08-02T12:00:01Z\"")]
    [DataRow("\"at\":\"2026-08-01T00:00:00Z\"", "\"at\":\"1989-12-31T23:59:59Z\"")]
    [DataRow("\"user\":\"u\"", "\"user\":\" \"")]
    [DataRow("\"user\":\"u\"", "\"user\":5")]
    [DataRow("\"user\":\"u\"", "\"user\":\"u\",\"value\":\"5\"")]
    public async Task A_request_without_a_valid_event_is_refused(string good, string bad)
    {
        InvalidRequestException error = await Assert.ThrowsExactlyAsync<InvalidRequestException>(() => AcceptAsync("[" + Good.Replace(good, bad, StringComparison.Ordinal) + "]"));

        Assert.AreEqual("[0]", error.Errors.Keys.Single());
        Assert.IsEmpty(_events);
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("[")]
    [DataRow("[]")]
    public async Task What_is_no_array_of_events_is_refused(string body) =>
        await Assert.ThrowsExactlyAsync<InvalidRequestException>(() => AcceptAsync(body));

    [TestMethod]
    public async Task A_thousand_events_fit_and_one_more_does_not()
    {
        Assert.AreEqual(1000, (await AcceptAsync("[" + string.Join(',', Enumerable.Repeat(Good, 1000)) + "]")).Accepted);
        await Assert.ThrowsExactlyAsync<RequestTooLargeException>(() => AcceptAsync("[" + string.Join(',', Enumerable.Repeat(Good, 1001)) + "]"));
        await Assert.ThrowsExactlyAsync<RequestTooLargeException>(() => AcceptAsync("[" + Good + new string(' ', 1 << 20) + "]"));
    }

    public Task PublishAsync(IReadOnlyList<Prediction> predictions, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task PublishAsync(IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken)
    {
        _events.AddRange(events);
        return Task.CompletedTask;
    }

    public Task PublishAsync(IncomingFeedback feedback, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask<PseudonymKey> GetAsync(CancellationToken cancellationToken) => new(new PseudonymKey("k", new byte[32]));

    private Task<EventIntakeResult> AcceptAsync(string body) =>
        new EventIntake(this, this, _clock).AcceptAsync(Encoding.UTF8.GetBytes(body), TestContext.CancellationToken);
}
