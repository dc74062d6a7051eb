using System.Globalization;
using Trends.Quality.Reports;

namespace Trends.Quality;

/// <summary>Decides whether data is good enough to go on with.</summary>
public static class QualityGate
{
    /// <summary>Decides on a run.</summary>
    /// <param name="report">The run's report.</param>
    /// <param name="thresholds">What must be reached; a score that equals its threshold passes.</param>
    /// <param name="mode">What a failure does.</param>
    public static GateDecision Decide(QualityReport report, QualityOptions thresholds, GateMode mode)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(thresholds);

        string[] failures = [.. report.Datasets.SelectMany(d => Failures(d, thresholds))];
        return new(failures.Length == 0, failures.Length > 0 && mode == GateMode.Stop, failures);
    }

    /// <summary>Tells whether scores reach their thresholds.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="thresholds">The thresholds.</param>
    internal static bool Passes(QualityScores scores, QualityOptions thresholds) =>
        scores.Completeness >= thresholds.Completeness
        && scores.Accuracy >= thresholds.Accuracy
        && scores.Consistency >= thresholds.Consistency
        && scores.TimelinessSeconds <= thresholds.Timeliness.TotalSeconds;

    private static IEnumerable<string> Failures(DatasetQuality dataset, QualityOptions thresholds)
    {
        QualityScores scores = dataset.Scores;
        (string Name, double Value, double Threshold)[] shares =
        [
            ("Completeness", scores.Completeness, thresholds.Completeness),
            ("Accuracy", scores.Accuracy, thresholds.Accuracy),
            ("Consistency", scores.Consistency, thresholds.Consistency),
        ];
        foreach ((string name, double value, double threshold) in shares.Where(s => s.Value < s.Threshold))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name} of dataset '{dataset.Dataset}' is {value:0.####}; at least {threshold:0.####} is needed. See its fields in the quality report.");
        }

        if (scores.TimelinessSeconds > thresholds.Timeliness.TotalSeconds)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Timeliness of dataset '{dataset.Dataset}' is {scores.TimelinessSeconds:0} s; at most {thresholds.Timeliness.TotalSeconds:0} s is needed. Collect more often, or raise Quality:Timeliness.");
        }
    }
}
