using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Functions.Embedded.Tests.Timers;

[TestClass]
public sealed class TimerTests
{
    private static readonly DateTimeOffset Ten = new(2024, 3, 10, 10, 0, 30, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Ten);
    private readonly Runs _runs = new();
    private readonly string _folder = TestHost.NewFolder();

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public async Task A_timer_fires_at_its_time_and_knows_the_next()
    {
        await using TestHost host = await StartAsync(typeof(EveryHour));

        await AssertQuietAsync();
        _clock.Advance(TimeSpan.FromMinutes(59.5));
        Run run = await _runs.NextAsync();

        Assert.IsFalse(run.Info.IsPastDue);
        Assert.AreEqual(default, run.Info.ScheduleStatus!.Last);
        Assert.AreEqual(new DateTime(2024, 3, 10, 12, 0, 0, DateTimeKind.Utc), run.Info.ScheduleStatus.Next);
    }

    [TestMethod]
    public async Task Runs_missed_while_the_host_was_down_are_made_up_by_one_that_is_past_due()
    {
        await using (await StartAsync(typeof(EveryHour)))
        {
            _clock.Advance(TimeSpan.FromMinutes(59.5));
            await _runs.NextAsync();
        }

        _clock.Advance(TimeSpan.FromHours(3.25));
        await using TestHost again = await StartAsync(typeof(EveryHour));
        Run run = await _runs.NextAsync();

        Assert.IsTrue(run.Info.IsPastDue);
        Assert.AreEqual(new DateTime(2024, 3, 10, 11, 0, 0, DateTimeKind.Utc), run.Info.ScheduleStatus!.Last);
        Assert.AreEqual(new DateTime(2024, 3, 10, 15, 0, 0, DateTimeKind.Utc), run.Info.ScheduleStatus.Next);
        await AssertQuietAsync();
    }

    [TestMethod]
    public async Task A_restart_before_the_next_time_fires_nothing()
    {
        await using (await StartAsync(typeof(EveryHour)))
        {
        }

        _clock.Advance(TimeSpan.FromMinutes(59));
        await using TestHost again = await StartAsync(typeof(EveryHour));

        await AssertQuietAsync();
    }

    [TestMethod]
    public async Task A_changed_schedule_has_missed_nothing()
    {
        await using (await StartAsync(typeof(FromSetting), "--Schedule", "0 0 * * * *"))
        {
        }

        _clock.Advance(TimeSpan.FromHours(3));
        await using TestHost again = await StartAsync(typeof(FromSetting), "--Schedule", "0 30 23 * * *");

        await AssertQuietAsync();
    }

    [TestMethod]
    public async Task A_timer_that_is_not_monitored_makes_nothing_up()
    {
        await using (await StartAsync(typeof(Unmonitored)))
        {
        }

        _clock.Advance(TimeSpan.FromHours(3));
        await using TestHost again = await StartAsync(typeof(Unmonitored));

        await AssertQuietAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.IsNull((await _runs.NextAsync()).Info.ScheduleStatus);
    }

    [TestMethod]
    public async Task A_timer_that_runs_on_startup_runs_once_at_start()
    {
        await using TestHost host = await StartAsync(typeof(AtStart));

        Assert.IsFalse((await _runs.NextAsync()).Info.IsPastDue);
        await AssertQuietAsync();
    }

    [TestMethod]
    public async Task A_timer_does_not_overlap_with_itself()
    {
        TaskCompletionSource hold = new();
        _runs.Hold = hold.Task;
        await using TestHost host = await StartAsync(typeof(EveryHour));
        _clock.Advance(TimeSpan.FromMinutes(59.5));
        await _runs.NextAsync();

        _clock.Advance(TimeSpan.FromHours(5));
        await AssertQuietAsync();
        hold.SetResult();

        Assert.AreEqual(1, _runs.MostAtOnce);
    }

    [TestMethod]
    public async Task A_run_cut_off_by_the_stop_is_made_up_at_the_next_start()
    {
        _runs.Hold = new TaskCompletionSource().Task;
        await using (await StartAsync(typeof(EveryHour), "--Embedded:DrainTime", "00:00:00"))
        {
            _clock.Advance(TimeSpan.FromMinutes(59.5));
            await _runs.NextAsync();
        }

        _runs.Hold = Task.CompletedTask;
        await using TestHost again = await StartAsync(typeof(EveryHour));

        Assert.IsTrue((await _runs.NextAsync()).Info.IsPastDue);
    }

    [TestMethod]
    public async Task A_failed_run_is_tried_again_after_the_fixed_delay_as_often_as_declared()
    {
        _runs.Fails = true;
        await using TestHost host = await StartAsync(typeof(Retried));

        Assert.AreEqual((0, 2), (await _runs.NextAsync()).Attempt);
        Assert.AreEqual((1, 2), (await NextAfterAsync(10)).Attempt);
        Assert.AreEqual((2, 2), (await NextAfterAsync(10)).Attempt);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await AssertQuietAsync();
    }

    [TestMethod]
    public async Task Without_timers_nothing_fires()
    {
        await using TestHost host = await StartAsync(typeof(AtStart), "--Embedded:RunsTimers", "false");

        await AssertQuietAsync();
    }

    // The listener may arm its wait just after the clock moved, so the clock moves until the run comes.
    private async Task<Run> NextAfterAsync(int seconds)
    {
        Task<Run> next = _runs.NextAsync();
        for (int i = 0; i < 500 && !next.IsCompleted; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(seconds / 10.0));
            await Task.WhenAny(next, Task.Delay(10));
        }

        return await next;
    }

    private async Task AssertQuietAsync()
    {
        await Task.Delay(60);
        Assert.IsFalse(_runs.Any);
    }

    private Task<TestHost> StartAsync(Type function, params string[] settings) =>
        TestHost.StartAsync(
            [function],
            folder: _folder,
            configure: b => b.Services.AddSingleton<TimeProvider>(_clock).AddSingleton(_runs),
            settings: ["--Embedded:ServesHttp", "false", .. settings]);

    public sealed record Run(TimerInfo Info, (int Count, int Max) Attempt);

    public sealed class Runs
    {
        private readonly Channel<Run> _runs = Channel.CreateUnbounded<Run>();
        private int _now;

        public Task Hold { get; set; } = Task.CompletedTask;

        public bool Fails { get; set; }

        public int MostAtOnce { get; private set; }

        public bool Any => _runs.Reader.TryPeek(out _);

        public async Task<Run> NextAsync() => await _runs.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

        public async Task AddAsync(TimerInfo info, FunctionContext context)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _now));
            await _runs.Writer.WriteAsync(new Run(info, (context.RetryContext.RetryCount, context.RetryContext.MaxRetryCount)));
            try
            {
                await Hold.WaitAsync(context.CancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _now);
            }

            if (Fails)
            {
                throw new InvalidOperationException("Failed on purpose.");
            }
        }
    }

    public sealed class EveryHour(Runs runs)
    {
        [Function("EveryHour")]
        public Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, FunctionContext context) => runs.AddAsync(timer, context);
    }

    public sealed class FromSetting(Runs runs)
    {
        [Function("FromSetting")]
        public Task Run([TimerTrigger("%Schedule%")] TimerInfo timer, FunctionContext context) => runs.AddAsync(timer, context);
    }

    public sealed class Unmonitored(Runs runs)
    {
        [Function("Unmonitored")]
        public Task Run([TimerTrigger("0 0 * * * *", UseMonitor = false)] TimerInfo timer, FunctionContext context) => runs.AddAsync(timer, context);
    }

    public sealed class AtStart(Runs runs)
    {
        [Function("AtStart")]
        public Task Run([TimerTrigger("0 0 * * * *", RunOnStartup = true)] TimerInfo timer, FunctionContext context) => runs.AddAsync(timer, context);
    }

    public sealed class Retried(Runs runs)
    {
        [Function("Retried"), FixedDelayRetry(2, "00:00:10")]
        public Task Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer, FunctionContext context) => runs.AddAsync(timer, context);
    }
}
