using System.Text.Json.Serialization;

namespace Trends.Collect.Quota;

/// <summary>Whose calls share a window.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QuotaScope>))]
public enum QuotaScope
{
    /// <summary>All calls with one credential: an app, a client id, a key.</summary>
    Credential,

    /// <summary>All calls from one address; callers that do not say theirs count as one.</summary>
    Ip,

    /// <summary>All calls for one user of the platform; the credential where the request names none.</summary>
    User,

    /// <summary>All calls of the platform, whoever makes them.</summary>
    Platform,
}
