using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>When fixed windows start.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<WindowStart>))]
public enum WindowStart
{
    /// <summary>At multiples of their length since 1970-01-01T00:00:00Z.</summary>
    Clock,

    /// <summary>
    /// With the first call, or nobody knows when. Kept as a rolling window: what is within the limit in every stretch of that length is within it
    /// wherever the platform's window starts, and no fewer calls fit into a day.
    /// </summary>
    FirstCall,
}
