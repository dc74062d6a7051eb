using System.Text.Json.Serialization;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Manifests;

/// <summary>What it takes to read a platform.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AccessStatus>))]
public enum AccessStatus
{
    /// <summary>Anybody may read, without an account.</summary>
    Open,

    /// <summary>A key that one makes oneself.</summary>
    Key,

    /// <summary>An app that the platform looks at before it may read what others wrote.</summary>
    Review,

    /// <summary>An agreement with the platform, or its approval of each user.</summary>
    Contract,

    /// <summary>There is no read API. Such a platform is listed and has no streams.</summary>
    Closed,
}
