using System.Text.Json.Serialization;
using Trends.Collect.Quarantine;
using Trends.Quality.Metrics;

namespace Trends.Quality.Reports;

/// <summary>The quality of one dataset in a run.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Kind">Its kind's name.</param>
/// <param name="Completeness">See <see cref="QualityScores.Completeness"/>.</param>
/// <param name="Accuracy">See <see cref="QualityScores.Accuracy"/>.</param>
/// <param name="Consistency">See <see cref="QualityScores.Consistency"/>.</param>
/// <param name="TimelinessSeconds">See <see cref="QualityScores.TimelinessSeconds"/>.</param>
/// <param name="Rows">Rows checked.</param>
/// <param name="Passed">Whether every score reaches its threshold.</param>
/// <param name="Accepted">Rows accepted.</param>
/// <param name="NewestEvent">The newest event accepted, in UTC; null for none.</param>
/// <param name="Fields">Counts by field.</param>
/// <param name="BrokenRules">Inconsistent rows by rule, uniqueness included.</param>
/// <param name="Quarantined">Unusable rows by reason class.</param>
public sealed record DatasetQuality(
    string Dataset,
    string Kind,
    double Completeness,
    double Accuracy,
    double Consistency,
    double TimelinessSeconds,
    long Rows,
    bool Passed,
    long Accepted,
    DateTimeOffset? NewestEvent,
    IReadOnlyDictionary<string, FieldCounts> Fields,
    IReadOnlyDictionary<string, long> BrokenRules,
    IReadOnlyDictionary<string, long> Quarantined)
{
    /// <summary>Gets the bad records and emptied cells, with the first of each.</summary>
    public IReadOnlyList<BadRecords> BadRecords { get; init; } = [];

    /// <summary>Gets the scores.</summary>
    [JsonIgnore]
    public QualityScores Scores => new(Completeness, Accuracy, Consistency, TimelinessSeconds);
}
