using Trends.Monitoring;

namespace TrendFunctions.Monitoring;

/// <summary>How the pipeline does, now and over its runs.</summary>
/// <param name="GeneratedAt">When the report was made, in UTC.</param>
/// <param name="DataQualityScore">The mean of completeness, accuracy and consistency of the newest run that has them, 0 to 1; null before the first.</param>
/// <param name="ProcessingTimeSeconds">How long the newest ended run took; null before the first.</param>
/// <param name="ErrorRate">Failed runs ÷ ended runs among those shown, 0 to 1; null before the first.</param>
/// <param name="ModelAccuracy">The models.</param>
/// <param name="Freshness">How fresh the data are.</param>
/// <param name="Cache">How the answers' cache does.</param>
/// <param name="Alerts">Where alerts stand, those that fired first; on Azure Monitor's watch they all are without data here.</param>
/// <param name="Runs">The runs, newest first.</param>
public sealed record MonitoringReport(
    DateTimeOffset GeneratedAt,
    double? DataQualityScore,
    double? ProcessingTimeSeconds,
    double? ErrorRate,
    IReadOnlyList<MonitoredModel> ModelAccuracy,
    Freshness Freshness,
    CacheUse Cache,
    IReadOnlyList<AlertState> Alerts,
    IReadOnlyList<MonitoredRun> Runs);
