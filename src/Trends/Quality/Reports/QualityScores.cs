using Trends.Quality.Metrics;

namespace Trends.Quality.Reports;

/// <summary>The four scores.</summary>
/// <param name="Completeness">Filled required cells ÷ required cells; 0 to 1, 1 where nothing is required.</param>
/// <param name="Accuracy">Cells that pass their type, range, pattern and value rules ÷ filled cells; 0 to 1, 1 where nothing is filled.</param>
/// <param name="Consistency">Rows that pass all cross-field and uniqueness rules ÷ rows; 0 to 1, 1 without rows.</param>
/// <param name="TimelinessSeconds">Live: 95th percentile of receipt after publication; files: as-of after the newest event. In seconds, 0 or more.</param>
public sealed record QualityScores(double Completeness, double Accuracy, double Consistency, double TimelinessSeconds)
{
    private const double TimelinessShare = 0.95;

    /// <summary>Works the scores out.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="notUnique">Rows that break uniqueness.</param>
    /// <param name="isLive">Whether rows were collected live.</param>
    /// <param name="asOf">The clock for files; null for the newest event itself.</param>
    public static QualityScores Of(QualityCounts counts, long notUnique, bool isLive, DateTimeOffset? asOf)
    {
        ArgumentNullException.ThrowIfNull(counts);

        double timeliness = isLive ? counts.Delays.Quantile(TimelinessShare)
            : counts.NewestEvent is { } newest && asOf is { } at ? Math.Max(0, (at - newest).TotalSeconds)
            : 0;
        return new(
            Share(counts.RequiredFilled, counts.RequiredCells),
            Share(counts.Fields.Values.Sum(f => f.Passed), counts.Fields.Values.Sum(f => f.Filled)),
            Share(Math.Max(0, counts.ConsistentRows - notUnique), counts.Rows),
            timeliness);
    }

    /// <summary>Averages scores, weighted by rows.</summary>
    /// <param name="parts">Scores with their rows.</param>
    public static QualityScores Overall(IReadOnlyCollection<(QualityScores Scores, long Rows)> parts)
    {
        double rows = parts.Sum(p => p.Rows);
        return rows == 0
            ? new(1, 1, 1, 0)
            : new(
                parts.Sum(p => p.Scores.Completeness * p.Rows) / rows,
                parts.Sum(p => p.Scores.Accuracy * p.Rows) / rows,
                parts.Sum(p => p.Scores.Consistency * p.Rows) / rows,
                parts.Sum(p => p.Scores.TimelinessSeconds * p.Rows) / rows);
    }

    private static double Share(long part, long whole) => whole == 0 ? 1 : part / (double)whole;
}
