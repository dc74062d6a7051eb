using Trends.Pipeline;
using static Trends.Monitoring.AlertAggregation;
using static Trends.Monitoring.AlertOperator;

namespace Trends.Monitoring;

/// <summary>
/// Every alert rule, the one source: <c>infra/app/alerts.json</c> is written from it, the laptop's <see cref="AlertWatch"/> evaluates it,
/// and <c>docs/runbook.md</c> has a section for each.
/// </summary>
public static class AlertRules
{
    /// <summary>The meter of the embedded runtime, which knows how much waits in its hubs.</summary>
    public const string RuntimeMeter = "Functions.Embedded";

    /// <summary>The embedded runtime's instrument of events that a consumer group has not read.</summary>
    public const string Backlog = "event_hub_backlog";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan SixHours = TimeSpan.FromHours(6);

    /// <summary>Gets the rules, those of data first, then runs, models, serving, stores and services.</summary>
    public static IReadOnlyList<AlertRule> All { get; } =
    [
        Quality("quality-completeness", "Required cells of a dataset are empty.", Telemetry.Dimensions.Completeness, 0.95),
        Quality("quality-accuracy", "Cells of a dataset break their rules.", Telemetry.Dimensions.Accuracy, 0.90),
        Quality("quality-consistency", "Rows of a dataset contradict themselves or each other.", Telemetry.Dimensions.Consistency, 0.85),
        new("quarantine-rate", "A stage sets more than a twentieth of its records aside.", 2, Telemetry.Metrics.QuarantineRate, Maximum, GreaterThan, 0.05, Hour, Often)
        {
            SplitBy = Telemetry.Tags.Stage,
        },
        new("freshness", "The newest live event is older than five minutes.", 2, Telemetry.Metrics.DataFreshness, Maximum, GreaterThan, 300, Quarter, Often)
        {
            Filter = new(Telemetry.Tags.Origin, "live"),
        },
        new("consumer-lag", "Events wait longer than five minutes for their function.", 2, Telemetry.Metrics.ConsumerLag, Maximum, GreaterThan, 300, Quarter, Often)
        {
            SplitBy = Telemetry.Tags.Partition,
        },
        new("consumer-backlog", "More than 10,000 events wait in a hub.", 2, Backlog, Maximum, GreaterThan, 10_000, Quarter, Often)
        {
            Meter = RuntimeMeter,
            SplitBy = Telemetry.Tags.Hub,
            Query = Kql.Backlog,
        },
        new("platform-rate-limited", "A platform refuses more than a fifth of the calls as too many.", 3, Telemetry.Metrics.RateLimited, Average, GreaterThan, 0.2, Quarter, Often)
        {
            SplitBy = Telemetry.Tags.Platform,
            LeastCount = 20,
        },
        new("platform-quota", "Less than a tenth of a platform's quota is left.", 3, Telemetry.Metrics.QuotaLeft, Minimum, LessThan, 0.1, Quarter, Often)
        {
            SplitBy = Telemetry.Tags.Platform,
        },
        new("run-failed", "A pipeline run failed.", 1, Telemetry.Metrics.ErrorRate, Total, GreaterThan, 0, Quarter, Often)
        {
            Filter = new(Telemetry.Tags.Scope, Telemetry.Scopes.Run),
        },
        new("run-stuck", "A run has not ended in its six hours.", 1, Telemetry.Metrics.RunAge, Maximum, GreaterThan, 21_600, Quarter, Often),
        new("run-late", "No run has completed for six and a half hours.", 2, Telemetry.Metrics.LastRunAge, Maximum, GreaterThan, 23_400, Quarter, Often),
        new("activity-errors", "More than a tenth of the activities fail.", 2, Telemetry.Metrics.ErrorRate, Average, GreaterThan, 0.1, Quarter, Often)
        {
            Filter = new(Telemetry.Tags.Scope, Telemetry.Scopes.Activity),
            LeastCount = 10,
        },
        new("model-accuracy", "A model is worse than its baseline.", 2, Telemetry.Metrics.ModelGain, Minimum, LessThan, 0, SixHours, Quarter)
        {
            SplitBy = Telemetry.Tags.Model,
        },
        new("model-drift", "On new data a model comes out more than a tenth worse than the version that serves.", 2, Telemetry.Metrics.ModelDrift, Maximum, GreaterThan, 0.1, SixHours, Quarter)
        {
            SplitBy = Telemetry.Tags.Model,
        },
        new("request-errors", "More than one in twenty requests fails.", 1, Telemetry.Metrics.ErrorRate, Average, GreaterThan, 0.05, Quarter, Often)
        {
            Filter = new(Telemetry.Tags.Scope, Telemetry.Scopes.Request),
            LeastCount = 20,
        },
        new("prediction-latency", "One prediction in twenty takes longer than half a second.", 2, Telemetry.Metrics.PredictionDuration, Percentile95, GreaterThan, 0.5, Quarter, Often)
        {
            LeastCount = 20,
            Query = Kql.SlowPredictions,
        },
        new("cache-hits", "Fewer than half of the answers come from the cache.", 3, Telemetry.Metrics.CacheHitRatio, Average, LessThan, 0.5, Hour, Quarter)
        {
            LeastCount = 100,
        },
        new("store-unreachable", "A store does not answer.", 0, Telemetry.Metrics.StoreHealth, Minimum, LessThan, 1, Often, Minute)
        {
            SplitBy = Telemetry.Tags.Store,
        },
        Service("cosmos-request-units", "Cosmos DB uses more than 80 % of its request units.", 2, "Microsoft.DocumentDB/databaseAccounts", "NormalizedRUConsumption", Maximum, 80),
        Service("event-hubs-throttled", "Event Hubs refuses requests as too many.", 2, "Microsoft.EventHub/namespaces", "ThrottledRequests", Total, 10),
        Service("redis-memory", "Redis has filled more than 85 % of its memory.", 3, "Microsoft.Cache/redisEnterprise", "usedmemorypercentage", Maximum, 85),
    ];

    private static AlertRule Quality(string name, string summary, string dimension, double bar)
        => new(name, summary, 2, Telemetry.Metrics.DataQualityScore, Minimum, LessThan, bar, Hour, Often)
        {
            Filter = new(Telemetry.Tags.Dimension, dimension),
            SplitBy = Telemetry.Tags.Dataset,
        };

    private static AlertRule Service(string name, string summary, int severity, string resource, string metric, AlertAggregation aggregation, double threshold)
        => new(name, summary, severity, metric, aggregation, GreaterThan, threshold, Quarter, Often) { Kind = AlertKind.Metric, Meter = resource };
}
