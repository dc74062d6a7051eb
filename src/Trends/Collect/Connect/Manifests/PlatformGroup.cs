using System.Text.Json.Serialization;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Manifests;

/// <summary>What a platform counts as in reports.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PlatformGroup>))]
public enum PlatformGroup
{
    /// <summary>People write for each other.</summary>
    Social,

    /// <summary>News and feeds.</summary>
    News,

    /// <summary>Figures of what is looked for or talked of.</summary>
    Trends,
}
