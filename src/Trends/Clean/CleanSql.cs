using Trends.Engine;

namespace Trends.Clean;

/// <summary>Turns the table of rules into the expressions that the scripts take.</summary>
internal static class CleanSql
{
    private static readonly HashSet<string> NotInDigest = new(["batch", "line", "version_at", "month", "terms"], StringComparer.Ordinal);

    /// <summary>Lists the columns that a month's digest is made of.</summary>
    public static SqlText DigestColumns(RecordKind kind) =>
        SqlText.Identifiers(StagingColumns.Accepted(kind).Select(c => c.Name).Where(c => !NotInDigest.Contains(c)));

    /// <summary>Lists the columns of the groups.</summary>
    public static SqlText Group(RecordKind kind) => SqlText.Identifiers(["month", .. FieldRules.For(kind).Group]);

    /// <summary>Joins a row with the statistics of its group; a missing value is a group of its own.</summary>
    public static SqlText Match(RecordKind kind) => SqlText.Trusted(string.Join(
        " AND ",
        FieldRules.For(kind).Group.Select(c => $"s.{Name(c)} IS NOT DISTINCT FROM g.{Name(c)}").Prepend("s.month = g.month")));

    /// <summary>Takes the statistics of a group. Sums go in order of value: floating-point sums depend on order, staging must not.</summary>
    public static SqlText Stats(RecordKind kind)
    {
        List<string> parts = [Group(kind).Text, "count(*) AS group_rows"];
        foreach (FieldRule field in FieldRules.For(kind).Fields)
        {
            string x = Name(field.Column);
            string v = Judged(field, x);
            // Missing values are left out before the sort, not by it: a column may have nothing else.
            string present = $"FILTER (WHERE {x} IS NOT NULL)";
            string mean = $"(sum({v} ORDER BY {v}) {present} / count({v}))";
            string variance = $"(sum({v} * {v} ORDER BY {v}) {present} / count({v}) - {mean} * {mean})";
            parts.Add($"quantile_cont({v}, [0.25, 0.75]) AS {Name(field.Column + " quartiles")}");
            parts.Add($"{mean} AS {Name(field.Column + " mean")}");
            parts.Add($"CASE WHEN {variance} > 1e-12 * (1 + {mean} * {mean}) THEN sqrt({variance}) END AS {Name(field.Column + " deviation")}");
            parts.Add(field.Imputation switch
            {
                Imputation.Mean => $"sum({x}::DOUBLE ORDER BY {x}) {present} / count({x}) AS {Name(field.Column + " fill")}",
                Imputation.Median => $"quantile_cont({x}::DOUBLE, 0.5) AS {Name(field.Column + " fill")}",
                _ => $"NULL::DOUBLE AS {Name(field.Column + " fill")}",
            });
        }

        return SqlText.Trusted(string.Join(",\n    ", parts));
    }

    /// <summary>Fills in and judges every numeric column of a row.</summary>
    public static SqlText JudgedColumns(RecordKind kind)
    {
        KindRules rules = FieldRules.For(kind);
        List<string> parts = ["g.group_rows"];
        foreach (FieldRule field in rules.Fields)
        {
            string x = $"s.{Name(field.Column)}";
            string fill = field.Imputation == Imputation.Interpolate ? Interpolated(rules, x) : $"g.{Name(field.Column + " fill")}";
            string filled = Name(field.Column + " filled");
            parts.Add(field.Whole ? $"coalesce({x}, round({fill})::BIGINT) AS {filled}" : $"coalesce({x}, {fill}) AS {filled}");

            string v = Judged(field, x);
            string quartiles = $"g.{Name(field.Column + " quartiles")}";
            string range = $"({quartiles}[2] - {quartiles}[1])";
            string mean = $"g.{Name(field.Column + " mean")}";
            string deviation = $"g.{Name(field.Column + " deviation")}";
            parts.Add(
                $"coalesce(({range} > 0 AND ({v} < {quartiles}[1] - 1.5 * {range} OR {v} > {quartiles}[2] + 1.5 * {range}))"
                + $" OR abs({v} - {mean}) > 3 * {deviation}, false) AS {Name(field.Column + " is outlier")}");
            parts.Add($"({Judged(field, filled)} - {mean}) / {deviation} AS {Name(field.Column + " z")}");
        }

        return SqlText.Trusted(string.Join(",\n    ", parts));
    }

    /// <summary>Lists the columns of staging, from judged rows.</summary>
    public static SqlText Columns(RecordKind kind)
    {
        IReadOnlyList<FieldRule> fields = FieldRules.For(kind).Fields;
        List<string> parts = [];
        foreach ((string name, _) in StagingColumns.Accepted(kind))
        {
            parts.Add(fields.Any(f => f.Column == name) ? $"{Name(name + " filled")} AS {Name(name)}" : Name(name));
        }

        parts.Add(Flags(fields, f => $"{Name(f.Column)} IS NULL AND {Name(f.Column + " filled")} IS NOT NULL", "imputed"));
        parts.Add(Flags(fields, f => Name(f.Column + " is outlier"), "outliers"));
        parts.AddRange(fields.Where(f => f.Scaled is not null).Select(f => $"{Name(f.Column + " z")} AS {Name(f.Scaled!)}"));
        if (kind.IsPostLike())
        {
            parts.Add($"list_avg([{string.Join(", ", fields.Select(f => Name(f.Column + " z")))}]) AS engagement");
        }

        return SqlText.Trusted(string.Join(",\n  ", parts));
    }

    private static string Flags(IReadOnlyList<FieldRule> fields, Func<FieldRule, string> condition, string name)
    {
        string cases = string.Join(", ", fields.Select(f => $"CASE WHEN {condition(f)} THEN {SqlText.Literal(f.Column)} END"));
        return fields.Count == 0
            ? $"[]::VARCHAR[] AS {name}"
            : $"CASE WHEN {string.Join(" OR ", fields.Select(condition))} THEN list_filter([{cases}], lambda c: c IS NOT NULL) ELSE []::VARCHAR[] END AS {name}";
    }

    private static string Interpolated(KindRules rules, string x)
    {
        string series = string.Join(", ", rules.Series.Prepend("month").Select(c => $"s.{Name(c)}"));
        string before = $"OVER (PARTITION BY {series} ORDER BY s.event_at, s.content_hash ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)";
        string after = $"OVER (PARTITION BY {series} ORDER BY s.event_at, s.content_hash ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)";
        string time = $"CASE WHEN {x} IS NOT NULL THEN epoch_us(s.event_at) END";
        string left = $"last_value({x} IGNORE NULLS) {before}";
        string right = $"first_value({x} IGNORE NULLS) {after}";
        string leftTime = $"last_value({time} IGNORE NULLS) {before}";
        string rightTime = $"first_value({time} IGNORE NULLS) {after}";
        return $"coalesce({left} + ({right} - {left}) * (epoch_us(s.event_at) - {leftTime})::DOUBLE / nullif({rightTime} - {leftTime}, 0), {left}, {right})";
    }

    private static string Judged(FieldRule field, string x) => field.Logarithmic ? $"ln(1 + {x}::DOUBLE)" : $"{x}::DOUBLE";

    private static string Name(string name) => SqlText.Identifier(name).Text;
}
