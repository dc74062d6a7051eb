using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>The length of a window that ends at midnight.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CalendarUnit>))]
public enum CalendarUnit
{
    /// <summary>From midnight to midnight of a zone: 23 to 25 hours.</summary>
    Day,

    /// <summary>From the first midnight of a month to the next one's.</summary>
    Month,
}
