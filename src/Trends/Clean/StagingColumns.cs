namespace Trends.Clean;

/// <summary>The columns of staging, with their SQL types, in order.</summary>
public static class StagingColumns
{
    private static readonly (string, string)[] Head =
    [
        ("identity", "UUID"), ("entity", "UUID"), ("content_hash", "UUID"), ("version_at", "TIMESTAMP"), ("event_at", "TIMESTAMP"),
        ("month", "VARCHAR"), ("dataset", "VARCHAR"), ("batch", "VARCHAR"), ("line", "BIGINT"), ("held_out", "BOOLEAN"), ("extras", "VARCHAR"),
    ];

    /// <summary>Lists the columns of an accepted part.</summary>
    /// <param name="kind">The kind.</param>
    public static IReadOnlyList<(string Name, string Type)> Accepted(RecordKind kind)
    {
        List<(string, string)> columns = [.. Head, .. CanonicalSchema.For(kind).Fields.Select(f => (f.Column, SqlType(f.Type)))];
        if (kind.IsPostLike())
        {
            columns.AddRange([("terms", "VARCHAR[]"), ("unique_key", "UBIGINT")]);
        }

        return columns;
    }

    /// <summary>Lists the columns of a staging part: those of an accepted part, then what cleaning adds.</summary>
    /// <param name="kind">The kind.</param>
    public static IReadOnlyList<(string Name, string Type)> All(RecordKind kind)
    {
        List<(string, string)> columns =
        [
            .. Accepted(kind),
            ("imputed", "VARCHAR[]"),
            ("outliers", "VARCHAR[]"),
            .. FieldRules.For(kind).Fields.Where(f => f.Scaled is not null).Select(f => (f.Scaled!, "DOUBLE")),
        ];
        if (kind.IsPostLike())
        {
            columns.Add(("engagement", "DOUBLE"));
        }

        return columns;
    }

    /// <summary>Gives the SQL type of a canonical field.</summary>
    /// <param name="type">The field's type.</param>
    public static string SqlType(FieldType type) => type switch
    {
        FieldType.Count => "BIGINT",
        FieldType.Number => "DOUBLE",
        FieldType.Instant => "TIMESTAMP",
        FieldType.Day => "DATE",
        FieldType.TextList => "VARCHAR[]",
        _ => "VARCHAR",
    };
}
