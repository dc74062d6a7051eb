using System.Text.Json.Serialization;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Manifests;

/// <summary>What orders a stream.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<IncrementType>))]
public enum IncrementType
{
    /// <summary>A time: ISO 8601, RFC 1123, or seconds since 1970 where it is a number.</summary>
    Time,

    /// <summary>An id that grows: numbers by size, so a longer one is greater.</summary>
    Id,
}
