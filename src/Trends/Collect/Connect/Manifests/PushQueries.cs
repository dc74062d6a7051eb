using System.Text.Json.Serialization;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Manifests;

/// <summary>How the queries of a stream share connections.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PushQueries>))]
public enum PushQueries
{
    /// <summary>A connection each: <c>{query}</c> stands for its query.</summary>
    Each,

    /// <summary>One connection for all of them.</summary>
    Together,
}
