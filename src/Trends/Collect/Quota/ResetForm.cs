using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>How a header writes the time of a reset.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ResetForm>))]
public enum ResetForm
{
    /// <summary>Seconds since 1970-01-01T00:00:00Z; fractions allowed.</summary>
    EpochSeconds,

    /// <summary>Seconds from now; fractions allowed.</summary>
    SecondsFromNow,

    /// <summary>ISO 8601 with its offset from UTC; UTC where it says none.</summary>
    Iso,
}
