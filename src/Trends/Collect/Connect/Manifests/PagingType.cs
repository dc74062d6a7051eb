using System.Text.Json.Serialization;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Manifests;

/// <summary>How a platform leads from one page to the next.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PagingType>))]
public enum PagingType
{
    /// <summary>There is one page.</summary>
    None,

    /// <summary>The answer holds a token for a parameter: cursors, page tokens, bookmarks, after-ids.</summary>
    Token,

    /// <summary>The answer's header <c>Link</c> holds the next address (RFC 8288).</summary>
    Link,

    /// <summary>The answer's body holds the next address.</summary>
    Url,

    /// <summary>A parameter counts records.</summary>
    Offset,

    /// <summary>A parameter counts pages.</summary>
    Page,

    /// <summary>A parameter takes a value of the last record: before-ids, before-timestamps.</summary>
    Last,
}
