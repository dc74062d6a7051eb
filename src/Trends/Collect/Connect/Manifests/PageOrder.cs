using System.Text.Json.Serialization;
using Trends.Collect.Quota;

namespace Trends.Collect.Connect.Manifests;

/// <summary>The order that records come in from page to page.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PageOrder>))]
public enum PageOrder
{
    /// <summary>The newest first: a page of nothing but known records is the last one worth reading.</summary>
    NewestFirst,

    /// <summary>The oldest first.</summary>
    OldestFirst,

    /// <summary>None to rely on: every page is read.</summary>
    None,
}
