namespace Trends.Tests.Monitoring;

/// <summary>For each rule, measurements on both sides of its threshold: telemetry that must fire it, and telemetry that must not.</summary>
internal static class AlertCases
{
    public static readonly AlertCase[] All =
    [
        .. Both("quality-completeness", fires: [0.9499], silent: [0.95], ("dimension", "completeness"), ("dataset", "a")),
        new("quality-completeness", false, [0.1], ("dimension", "accuracy"), ("dataset", "a")),
        .. Both("quality-accuracy", fires: [0.8999], silent: [0.90], ("dimension", "accuracy"), ("dataset", "a")),
        .. Both("quality-consistency", fires: [0.8499], silent: [0.85], ("dimension", "consistency"), ("dataset", "a")),
        .. Both("quarantine-rate", fires: [0, 0.0501], silent: [0.05], ("stage", "quality")),
        .. Both("freshness", fires: [10, 300.1], silent: [300], ("origin", "live")),
        new("freshness", false, [1e7], ("origin", "files")),
        .. Both("consumer-lag", fires: [300.1], silent: [300], ("partition", "events/0")),
        .. Both("consumer-backlog", fires: [10_001], silent: [10_000], ("hub", "events")),
        .. Both("platform-rate-limited", fires: Share(5, 20), silent: Share(4, 20), ("platform", "x")),
        new("platform-rate-limited", false, Share(19, 19), ("platform", "x")),
        .. Both("platform-quota", fires: [0.0999], silent: [0.1], ("platform", "x")),
        .. Both("run-failed", fires: [0, 1], silent: [0, 0], ("scope", "run")),
        new("run-failed", false, [1], ("scope", "activity")),
        .. Both("run-stuck", fires: [21_601], silent: [21_600]),
        .. Both("run-late", fires: [23_401], silent: [23_400]),
        .. Both("activity-errors", fires: Share(2, 19), silent: Share(2, 20), ("scope", "activity")),
        new("activity-errors", false, Share(9, 9), ("scope", "activity")),
        .. Both("model-accuracy", fires: [-0.001], silent: [0], ("model", "trend")),
        .. Both("model-drift", fires: [0.101], silent: [0.1], ("model", "trend")),
        .. Both("request-errors", fires: Share(2, 39), silent: Share(2, 40), ("scope", "request")),
        new("request-errors", false, Share(19, 19), ("scope", "request")),
        .. Both("prediction-latency", fires: [.. Same(0.01, 94), .. Same(0.53, 6)], silent: [.. Same(0.01, 95), .. Same(9, 5)], ("model", "trend")),
        new("prediction-latency", false, Same(9, 19), ("model", "trend")),
        .. Both("cache-hits", fires: Share(49, 100), silent: Share(50, 100)),
        new("cache-hits", false, Share(0, 99)),
        .. Both("store-unreachable", fires: [1, 0, 1], silent: [1], ("store", "lake")),
        .. Both("cosmos-request-units", fires: [80.1], silent: [80]),
        .. Both("event-hubs-throttled", fires: [5, 5, 1], silent: [5, 5]),
        .. Both("redis-memory", fires: [85.1], silent: [85]),
    ];

    private static AlertCase[] Both(string rule, double[] fires, double[] silent, params (string Name, string Value)[] tags)
        => [new(rule, true, fires, tags), new(rule, false, silent, tags)];

    private static double[] Same(double value, int count) => [.. Enumerable.Repeat(value, count)];

    private static double[] Share(int ones, int all) => [.. Same(1, ones), .. Same(0, all - ones)];
}
