using Trends.Collect.Mapping;

namespace Trends.Quality.Rules;

/// <summary>The rules of every kind, as data.</summary>
/// <remarks>
/// What a defect does: a required cell that is empty, unreadable or breaks its rule makes the record unusable: quarantine. An optional cell
/// that is unreadable or breaks its rule is emptied and lowers accuracy. A row that breaks a row rule lowers consistency and stays.
/// </remarks>
public static class KindRules
{
    private const int LongestTerm = 200;

    // Names become keys of mart rows, whose limit is 1,023 bytes: three bytes a character in Korean.
    private const int LongestName = 300;
    private static readonly string[] EventKinds =
        ["click", "scroll", "dwell", "pageview", "view", "cart", "purchase", "mission", "checklist", "progress", "rating", "review", "satisfaction"];

    private static readonly string[] Labels = ["positive", "neutral", "negative"];

    private static readonly CellRule[][] Cells =
    [
        Posts(), Posts(),
        [
            Short("term", LongestTerm),
            Short("region", LongestName),
            Time("at"),
            NotNegative("value"),
        ],
        [
            Time("at"),
            Short("item", LongestName),
            new("kind", ReasonClasses.UnknownKind, (c, _) => EventKinds.AsSpan().Contains((string)c), $"one of {string.Join(' ', EventKinds)}"),
        ],
        [Time("date"), Short("campaign", LongestName), Short("channel", LongestName), NotNegative("spend"), NotNegative("conversions")],
        [Label(), Language()],
    ];

    private static readonly RowRule[][] Rows =
    [
        PostRows(), PostRows(),
        [],
        [new("rating is within 0 and 10", r => r.Text("kind") is not ("rating" or "satisfaction") || r["value"] is null or (>= 0.0 and <= 10.0))],
        [
            new("clicks are at most impressions", r => r["clicks"] is not long clicks || r["impressions"] is not long impressions || clicks <= impressions),
        ],
        [],
    ];

    /// <summary>Gives the cell rules of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static IReadOnlyList<CellRule> CellRules(RecordKind kind) => Cells[(int)kind];

    /// <summary>Gives the row rules of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static IReadOnlyList<RowRule> RowRules(RecordKind kind) => Rows[(int)kind];

    private static CellRule[] Posts() =>
    [
        new("platform", ReasonClasses.BadPattern, (c, _) => TextPatterns.IsPlatform((string)c), "lower-case letters and digits, parts joined by hyphens"),
        new("url", ReasonClasses.BadPattern, (c, _) => TextPatterns.IsUrl((string)c), "an absolute http or https address"),
        Language(),
        Time("publishedAt"),
        Time("observedAt"),
        Short("item", LongestName),
        Label(),
    ];

    private static RowRule[] PostRows() =>
    [
        new("observed when or after published", r => r["observedAt"] is not DateTimeOffset observed || r["publishedAt"] is not DateTimeOffset published || observed >= published),
        new("not its own parent", r => r.Text("parentId") is not { } parent || parent != r.Text("id")),
    ];

    private static CellRule Time(string field) =>
        new(field, ReasonClasses.BadTime, EventTimes.IsAccepted, EventTimes.Expected);

    private static CellRule Short(string field, int longest) =>
        new(field, ReasonClasses.NameTooLong, (c, _) => ((string)c).Length <= longest, $"at most {longest} characters");

    private static CellRule NotNegative(string field) =>
        new(field, ReasonClasses.NegativeNumber, (c, _) => c is double and >= 0, "zero or more");

    private static CellRule Label() =>
        new("label", ReasonClasses.UnknownLabel, (c, _) => Labels.AsSpan().Contains((string)c), $"one of {string.Join(' ', Labels)}");

    private static CellRule Language() =>
        new("language", ReasonClasses.BadPattern, (c, _) => TextPatterns.IsLanguage((string)c), "a language tag such as ko or en-us");
}
