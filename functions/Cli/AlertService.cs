using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TrendFunctions.Serving;
using Trends.Monitoring;

namespace TrendFunctions.Cli;

/// <summary>The laptop's alerting: evaluates the rules every minute, and tells once when an alert fires and once when it is resolved.</summary>
/// <param name="watch">Evaluates.</param>
/// <param name="live">Tells live clients.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Is told too.</param>
internal sealed partial class AlertService(AlertWatch watch, LiveFeed live, TimeProvider clock, ILogger<AlertService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        watch.Start();
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (AlertState alert in watch.Evaluate())
            {
                Tell(alert);
                await live.AlertAsync(alert, stoppingToken);
            }
        }
    }

    private void Tell(AlertState alert)
    {
        if (alert.State == AlertState.Fired)
        {
            Log.Fired(logger, alert.Rule, alert.Split ?? "all", alert.Summary, alert.Value, alert.Threshold, alert.Runbook);
        }
        else
        {
            Log.Resolved(logger, alert.Rule, alert.Split ?? "all");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Alert {Rule} fired for {Split}: {Summary} Value {Value}, threshold {Threshold}; see {Runbook}")]
        public static partial void Fired(ILogger logger, string rule, string split, string summary, double? value, double threshold, string runbook);

        [LoggerMessage(LogLevel.Warning, "Alert {Rule} for {Split} is resolved")]
        public static partial void Resolved(ILogger logger, string rule, string split);
    }
}
