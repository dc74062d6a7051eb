using System.Text.Json.Serialization;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Manifests;

/// <summary>What a query is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<QueryType>))]
public enum QueryType
{
    /// <summary>A term: the common list of the settings is used where the stream has none of its own.</summary>
    Term,

    /// <summary>A hashtag, without its mark: as terms, white space taken out.</summary>
    Tag,

    /// <summary>A name of the platform's own, such as a subreddit, a channel or a blog.</summary>
    Name,

    /// <summary>An account, by what the platform's addresses take: its name, or its id.</summary>
    Account,

    /// <summary>A record of another stream, such as the post whose comments are read.</summary>
    Parent,
}
