using System.Text.RegularExpressions;

namespace Trends.Collect.Manifests;

/// <summary>Where a canonical field comes from, and how its cells are read.</summary>
/// <param name="Field">The canonical field, or a name that starts with <c>x-</c>.</param>
/// <param name="From">The column or JSON path; null for a constant.</param>
public sealed record FieldMapping(string Field, string? From)
{
    /// <summary>Gets the columns or paths that count, in order, where <see cref="From"/> is not filled; empty for none.</summary>
    public IReadOnlyList<string> Otherwise { get; init; } = [];

    /// <summary>Gets a value indicating whether cells are HTML, whose text counts.</summary>
    public bool IsHtml { get; init; }

    /// <summary>Gets what is replaced in cells, in order, before anything is cut out: a pattern, and what stands in its place, with <c>$1</c> for its first group.</summary>
    public IReadOnlyList<KeyValuePair<Regex, string>> Replace { get; init; } = [];

    /// <summary>Gets what is cut out of cells; null for the whole cell.</summary>
    public Regex? Match { get; init; }

    /// <summary>Gets what is made of cells: <c>{0}</c> is the match, <c>{1}</c> its first group. Null for the first group, or the match where it has none.</summary>
    public string? Template { get; init; }

    /// <summary>Gets the instant that ids of 64 bits count from, in milliseconds since 1970, where times may be such ids; null where they may not.</summary>
    public long? SnowflakeEpoch { get; init; }

    /// <summary>Gets the value of every record; null when cells are read.</summary>
    public string? Constant { get; init; }

    /// <summary>Gets the .NET date pattern; null for ISO 8601 and RFC 1123.</summary>
    public string? Pattern { get; init; }

    /// <summary>Gets the IANA zone of times that do not say theirs.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>Gets the unit of times written as numbers.</summary>
    public EpochUnit Epoch { get; init; }

    /// <summary>Gets what is added to times; zero by default.</summary>
    public TimeSpan Offset { get; init; }

    /// <summary>Gets what received values stand for; null when they stand for themselves.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>Gets the value of empty cells and of values that <see cref="Values"/> does not list; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>Gets what stands between the texts of a list; null when a cell is one text.</summary>
    public string? Split { get; init; }

    /// <summary>Gets a value indicating whether numbers may carry signs of size, such as <c>1.2만</c> or <c>100K+</c>.</summary>
    public bool SuffixNumber { get; init; }

    /// <summary>Gets every column or path in the order in which they count; empty for a constant.</summary>
    public IEnumerable<string> Sources => From is null ? [] : Otherwise.Prepend(From);

    /// <summary>Gets a value indicating whether the field is carried along and used by nothing.</summary>
    public bool IsExtra => Field.StartsWith("x-", StringComparison.Ordinal);
}
