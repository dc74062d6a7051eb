using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TrendFunctions.Cli;
using TrendFunctions.Serving;
using Trends.Monitoring;
using Trends.Pipeline;
using Trends.Storage;

namespace TrendFunctions.Tests.Monitoring;

[TestClass]
public sealed class AlertServiceTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task An_alert_is_told_to_live_clients_and_in_one_line_of_the_log_and_so_is_its_end()
    {
        using ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        IMeterFactory meters = services.GetRequiredService<IMeterFactory>();
        using AlertWatch watch = new(meters, _clock);
        Heard heard = new();
        using AlertService service = new(watch, new LiveFeed(heard, null!, _clock, NullLogger<LiveFeed>.Instance), _clock, heard);
        PipelineMetrics metrics = new(meters);
        await service.StartAsync(TestContext.CancellationToken);

        metrics.Stores.Health("lake", answers: false);
        await heard.AfterAsync(1, () => _clock.Advance(TimeSpan.FromMinutes(1)));
        await heard.AfterAsync(2, () => _clock.Advance(TimeSpan.FromMinutes(1)));
        await service.StopAsync(TestContext.CancellationToken);

        CollectionAssert.AreEqual(new[] { "alert", "alert" }, heard.Messages.Select(m => m.Type).ToArray());
        CollectionAssert.AreEqual(new[] { "fired", "no-data" }, heard.Messages.Select(m => m.Data.GetProperty("state").GetString()).ToArray());
        Assert.AreEqual("lake", heard.Messages[0].Data.GetProperty("split").GetString());
        Assert.HasCount(2, heard.Lines);
        Assert.Contains("store-unreachable fired for lake", heard.Lines[0]);
        Assert.Contains("docs/runbook.md#store-unreachable", heard.Lines[0]);
        Assert.Contains("resolved", heard.Lines[1]);
    }

    private sealed class Heard : ILivePush, ILogger<AlertService>
    {
        public List<LiveMessage> Messages { get; } = [];

        public List<string> Lines { get; } = [];

        /// <summary>Lets time pass until so many messages came; the timer may not wait yet when time passes first.</summary>
        public async Task AfterAsync(int messages, Action pass)
        {
            using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
            while (Messages.Count < messages)
            {
                pass();
                await Task.Delay(20, limit.Token);
            }
        }

        public Task SendAsync(LiveMessage message, CancellationToken cancellationToken)
        {
            Messages.Add(message);
            return Task.CompletedTask;
        }

        public Task<string> NegotiateAsync(string origin, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Lines.Add(formatter(state, exception));
    }
}
