using System.Text.Json.Serialization;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Manifests;

/// <summary>The unit in which an answer says how long to wait.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<WaitUnit>))]
public enum WaitUnit
{
    /// <summary>Seconds from now.</summary>
    Seconds,

    /// <summary>Minutes from now.</summary>
    Minutes,

    /// <summary>Milliseconds from now.</summary>
    Milliseconds,

    /// <summary>Seconds since 1970-01-01 UTC.</summary>
    Epoch,
}
