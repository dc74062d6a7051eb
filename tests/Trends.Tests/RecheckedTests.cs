using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Trends.Storage;

namespace Trends.Tests;

[TestClass]
public sealed class RecheckedTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Rechecked<string> _value;
    private Func<string?, Task<string>> _store = known => Task.FromResult(known + "1");
    private int _reads;

    public RecheckedTests() => _value = new("The value", (known, _) => ReadAsync(known), _clock, NullLogger.Instance);

    public TestContext TestContext { get; set; } = null!;

    public void Dispose() => _value.Dispose();

    [TestMethod]
    public async Task A_value_is_read_again_after_two_seconds_and_not_before()
    {
        Assert.AreEqual("1", await GetAsync());

        _clock.Advance(TimeSpan.FromSeconds(1.999));
        Assert.AreEqual("1", await GetAsync());
        _clock.Advance(TimeSpan.FromSeconds(0.001));
        Assert.AreEqual("11", await GetAsync());
    }

    [TestMethod]
    public async Task What_is_known_stays_in_use_while_the_store_fails_and_is_asked_every_two_seconds()
    {
        await GetAsync();
        _store = _ => throw new TrendsException("The test's store is down.");
        _clock.Advance(RecheckTimes.After);

        Assert.AreEqual("1", await GetAsync());
        Assert.AreEqual("1", await GetAsync());
        Assert.AreEqual(2, _reads);

        _store = _ => Task.FromResult("new");
        _clock.Advance(RecheckTimes.After);
        Assert.AreEqual("new", await GetAsync());
    }

    [TestMethod]
    public async Task A_store_that_hangs_is_waited_for_a_second_and_asked_once()
    {
        await GetAsync();
        TaskCompletionSource<string> answer = new();
        _store = _ => answer.Task;
        _clock.Advance(RecheckTimes.After);

        Task<string> waiting = GetAsync();
        await AdvanceUntilAsync(waiting);
        Assert.AreEqual("1", await waiting);

        _clock.Advance(RecheckTimes.After);
        Task<string> again = GetAsync();
        answer.SetResult("late");
        Assert.AreEqual("late", await again);
        Assert.AreEqual(2, _reads);
    }

    [TestMethod]
    public async Task With_nothing_known_the_error_goes_through_and_the_next_call_asks_again()
    {
        _store = _ => throw new TrendsException("The test's store is down.");
        await Assert.ThrowsExactlyAsync<TrendsException>(GetAsync);

        _store = _ => Task.FromResult("up");
        Assert.AreEqual("up", await GetAsync());
    }

    [TestMethod]
    public async Task An_invalidated_value_is_read_at_the_next_use()
    {
        await GetAsync();

        _value.Invalidate();

        Assert.AreEqual("11", await GetAsync());
    }

    private Task<string> GetAsync() => _value.GetAsync(TestContext.CancellationToken).AsTask();

    private Task<string> ReadAsync(string? known)
    {
        Interlocked.Increment(ref _reads);
        return _store(known);
    }

    // The wait begins on another thread: the clock goes on until it was seen there.
    private async Task AdvanceUntilAsync(Task waiting)
    {
        while (!waiting.IsCompleted)
        {
            _clock.Advance(RecheckTimes.Patience / 4);
            await Task.Delay(5, TestContext.CancellationToken);
        }
    }
}
