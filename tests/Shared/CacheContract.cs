using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Trends.Serving;

namespace Trends.Contracts;

/// <summary>What cached answers do, whatever stands behind them.</summary>
[TestClass]
public abstract class CacheContract
{
    private static readonly JsonTypeInfo<string> Type = (JsonTypeInfo<string>)JsonSerializerOptions.Default.GetTypeInfo(typeof(string));
    private readonly List<ServiceProvider> _processes = [];

    public TestContext TestContext { get; set; } = null!;

    protected CancellationToken Stop => TestContext.CancellationToken;

    protected FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    /// <summary>Gets or sets the clock of processes that are started from now on.</summary>
    protected TimeProvider? Time { get; set; }

    [TestCleanup]
    public async Task End()
    {
        foreach (ServiceProvider process in _processes)
        {
            await process.DisposeAsync();
        }
    }

    [TestMethod]
    public async Task The_first_answer_is_made_and_the_second_is_the_same_from_the_cache()
    {
        CachedAnswers answers = await ProcessAsync();

        CacheAnswer first = await AskAsync(answers, "one", () => "첫 번째");
        CacheAnswer second = await AskAsync(answers, "one", () => "another");

        Assert.IsFalse(first.Hit);
        Assert.IsTrue(second.Hit);
        Assert.AreEqual("첫 번째", Text(second));
    }

    [TestMethod]
    public async Task Another_version_and_another_query_are_other_answers()
    {
        CachedAnswers answers = await ProcessAsync();
        await AskAsync(answers, "one", () => "old", version: "v1");

        Assert.AreEqual("new", Text(await AskAsync(answers, "one", () => "new", version: "v2")));
        Assert.AreEqual("other", Text(await AskAsync(answers, "two", () => "other", version: "v1")));
    }

    [TestMethod]
    [DataRow(3599, true)]
    [DataRow(3601, false)]
    public async Task An_answer_lives_for_an_hour(int seconds, bool lives)
    {
        CachedAnswers answers = await ProcessAsync();
        await AskAsync(answers, "one", () => "old");
        Clock.Advance(TimeSpan.FromSeconds(seconds));

        CacheAnswer answer = await AskAsync(answers, "one", () => "new");

        Assert.AreEqual(lives, answer.Hit);
        Assert.AreEqual(lives ? "old" : "new", Text(answer));
    }

    [TestMethod]
    public async Task Many_who_ask_at_once_have_it_made_once()
    {
        CachedAnswers answers = await ProcessAsync();
        TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int made = 0;

        Task<CacheAnswer>[] asked = [.. Enumerable.Range(0, 32).Select(_ => AskAsync(answers, "one", async () =>
        {
            Interlocked.Increment(ref made);
            await all.Task;
            return "made";
        }).AsTask())];
        all.SetResult();

        Assert.IsTrue((await Task.WhenAll(asked)).All(a => Text(a) == "made"));
        Assert.AreEqual(1, made);
    }

    [TestMethod]
    public async Task An_answer_that_could_not_be_made_is_asked_for_again()
    {
        CachedAnswers answers = await ProcessAsync();
        await Assert.ThrowsExactlyAsync<TrendsException>(() => AskAsync(answers, "one", Fail).AsTask());

        CacheAnswer answer = await AskAsync(answers, "one", () => "made");

        Assert.IsFalse(answer.Hit);
        Assert.AreEqual("made", Text(answer));
        static string Fail() => throw new TrendsException("No model.");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(900_000)]
    [DataRow(5_000_000)]
    public async Task Answers_of_any_length_come_back_whole(int length)
    {
        CachedAnswers answers = await ProcessAsync();
        string text = new('x', length);
        await AskAsync(answers, "one", () => text);

        CacheAnswer answer = await AskAsync(answers, "one", () => "another");

        Assert.IsTrue(answer.Hit);
        Assert.AreEqual(text, Text(answer));
    }

    /// <summary>Adds the cache under test.</summary>
    protected abstract Task AddAsync(IServiceCollection services);

    /// <summary>Starts the cache as a new process would.</summary>
    protected async Task<CachedAnswers> ProcessAsync()
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton(Time ?? Clock);
        services.AddMemoryCache(o => o.Clock = new MemoryClock(Time ?? Clock));
        await AddAsync(services);
        services.AddServing();
        ServiceProvider process = services.BuildServiceProvider();
        _processes.Add(process);
        return process.GetRequiredService<CachedAnswers>();
    }

    /// <summary>Gives a service of the process that was started last.</summary>
    protected T Last<T>()
        where T : notnull
        => _processes[^1].GetRequiredService<T>();

    protected ValueTask<CacheAnswer> AskAsync(CachedAnswers answers, string query, Func<string> make, string version = "v1") =>
        AskAsync(answers, query, () => Task.FromResult(make()), version);

    protected ValueTask<CacheAnswer> AskAsync(CachedAnswers answers, string query, Func<Task<string>> make, string version = "v1")
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.GetAsync("api/test", [KeyValuePair.Create("q", (string?)query)], version, async _ => await make(), Type, Stop);
    }

    protected static string Text(CacheAnswer answer) => JsonSerializer.Deserialize<string>(answer.Body.Span)!;

    private sealed class MemoryClock(TimeProvider clock) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => clock.GetUtcNow();
    }
}
