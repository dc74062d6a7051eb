using TrendFunctions.Pipeline;
using Trends.ML;
using Trends.ML.Registry;
using Trends.Monitoring;
using Trends.Pipeline;

namespace TrendFunctions.Monitoring;

/// <summary>Makes the monitoring report from the ledger, the registry and the alerts.</summary>
/// <param name="ledger">Keeps the runs.</param>
/// <param name="registry">Keeps the models.</param>
/// <param name="probe">Knows how fresh the data are.</param>
/// <param name="alerts">Knows where alerts stand.</param>
/// <param name="metrics">Counts the cache's hits.</param>
/// <param name="clock">The clock.</param>
public sealed class MonitoringReporter(RunLedger ledger, ModelRegistry registry, PipelineProbe probe, AlertWatch alerts, PipelineMetrics metrics, TimeProvider clock)
{
    /// <summary>Makes the report.</summary>
    /// <param name="top">How many runs, 1 to 100.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<MonitoringReport> ReportAsync(int top, CancellationToken cancellationToken)
    {
        (IReadOnlyList<RunReport> reports, _) = await ledger.ListAsync(top, null, cancellationToken);
        List<MonitoredRun> runs = [.. reports.Select(MonitoredRun.Of)];
        List<MonitoredRun> ended = [.. runs.Where(r => r.ProcessingTimeSeconds is not null)];
        List<MonitoredModel> models = [];
        foreach (string name in ModelNames.All)
        {
            models.Add(await ModelAsync(name, cancellationToken));
        }

        (long hits, long misses) = (metrics.Cache.Hits, metrics.Cache.Misses);
        return new(
            clock.GetUtcNow(),
            runs.FirstOrDefault(r => r.DataQualityScore is not null)?.DataQualityScore,
            ended.FirstOrDefault()?.ProcessingTimeSeconds,
            ended.Count == 0 ? null : Math.Round((double)ended.Count(r => r.Status == RunStatus.Failed) / ended.Count, 4),
            models,
            await probe.FreshnessAsync(cancellationToken),
            new(hits, misses, hits + misses == 0 ? null : Math.Round((double)hits / (hits + misses), 4)),
            alerts.States(),
            runs);
    }

    private async Task<MonitoredModel> ModelAsync(string name, CancellationToken cancellationToken)
    {
        IReadOnlyList<RegistryEntry> versions = await registry.ListAsync(name, cancellationToken);
        string? serving = (await registry.FindServingAsync(name, cancellationToken))?.Version;
        ModelManifest? shown = (versions.FirstOrDefault(v => v.Manifest.Version == serving) ?? (versions is [{ } newest, ..] ? newest : null))?.Manifest;
        return new(
            name,
            serving,
            shown?.Primary,
            shown?.Metrics[shown.Primary],
            shown?.Baseline[shown.Primary],
            shown?.HigherIsBetter ?? true,
            [.. versions.Reverse().Select(v => new ModelPoint(v.Manifest.Version, v.RegisteredAt, v.Manifest.Metrics[v.Manifest.Primary]))]);
    }
}
