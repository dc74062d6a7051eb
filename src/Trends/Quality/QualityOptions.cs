using System.ComponentModel.DataAnnotations;

namespace Trends.Quality;

/// <summary>What a dataset must reach to pass.</summary>
public sealed class QualityOptions
{
    /// <summary>The configuration section's name.</summary>
    public const string SectionName = "Quality";

    /// <summary>Gets or sets the least share of required cells that are filled.</summary>
    /// <value>From 0 to 1. The default is 0.95.</value>
    [Range(0.0, 1.0)]
    public double Completeness { get; set; } = 0.95;

    /// <summary>Gets or sets the least share of filled cells that keep to their rules.</summary>
    /// <value>From 0 to 1. The default is 0.90.</value>
    [Range(0.0, 1.0)]
    public double Accuracy { get; set; } = 0.90;

    /// <summary>Gets or sets the least share of rows that are consistent and unique.</summary>
    /// <value>From 0 to 1. The default is 0.85.</value>
    [Range(0.0, 1.0)]
    public double Consistency { get; set; } = 0.85;

    /// <summary>Gets or sets the longest delay between publication and receipt.</summary>
    /// <value>From 1 second to 365 days. The default is 300 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan Timeliness { get; set; } = TimeSpan.FromSeconds(300);
}
