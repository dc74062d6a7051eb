using System.Text.Json.Serialization;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Manifests;

/// <summary>What an answer that is no good means for whoever asked.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ErrorKind>))]
public enum ErrorKind
{
    /// <summary>Passing: the same request may succeed in a moment.</summary>
    Transient,

    /// <summary>Too many requests: nothing is asked before the stated time.</summary>
    RateLimited,

    /// <summary>The credentials are wrong, or do not allow this. A token is renewed once.</summary>
    Credentials,

    /// <summary>The request is wrong: settings or queries have to be changed.</summary>
    Config,

    /// <summary>What was asked for is not there: no error, and no records.</summary>
    Missing,

    /// <summary>The paging position is no longer known: the read begins again.</summary>
    Position,

    /// <summary>The platform fails in a way that trying again will not mend soon.</summary>
    System,
}
