using Parquet.Schema;

namespace Trends.Quality.Accepted;

/// <summary>The Parquet schema of accepted parts, a kind each.</summary>
internal static class AcceptedSchema
{
    /// <summary>Makes the schema of a kind: keys and provenance, the canonical columns, what text gives.</summary>
    /// <param name="kind">The kind.</param>
    public static ParquetSchema For(RecordKind kind)
    {
        List<Field> fields =
        [
            new DataField<Guid>("identity"),
            new DataField<Guid>("entity"),
            new DataField<Guid>("content_hash"),
            Time("version_at", nullable: false),
            Time("event_at", nullable: true),
            new DataField<string>("month"),
            new DataField<string>("dataset"),
            new DataField<string>("batch"),
            new DataField<long>("line"),
            new DataField<bool>("held_out"),
            new DataField<string>("extras"),
            .. CanonicalSchema.For(kind).Fields.Select(Canonical),
        ];
        if (kind.IsPostLike())
        {
            fields.Add(List("terms"));
            fields.Add(new DataField<ulong>("unique_key"));
        }

        return new(fields);
    }

    private static Field Canonical(CanonicalField field) => field.Type switch
    {
        FieldType.Count => new DataField<long?>(field.Column),
        FieldType.Number => new DataField<double?>(field.Column),
        FieldType.Instant => Time(field.Column, nullable: true),
        FieldType.Day => new DataField(field.Column, typeof(DateOnly), isNullable: true),
        FieldType.TextList => List(field.Column),
        _ => new DataField<string>(field.Column),
    };

    private static DateTimeDataField Time(string name, bool nullable) =>
        new(name, DateTimeFormat.Timestamp, isAdjustedToUTC: false, DateTimeTimeUnit.Micros, nullable);

    private static ListField List(string name) => new(name, new DataField<string>("element"));
}
