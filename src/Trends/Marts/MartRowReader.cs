using System.Data.Common;
using System.Globalization;
using Trends.Storage;

namespace Trends.Marts;

/// <summary>Turns rows of the engine into rows of a mart.</summary>
internal static class MartRowReader
{
    /// <summary>Reads the row that the reader stands on; its first columns are the mart's.</summary>
    public static MartRow Read(DbDataReader reader, MartType[] types)
    {
        object?[] cells = new object?[types.Length];
        for (int i = 0; i < types.Length; i++)
        {
            cells[i] = reader.IsDBNull(i) ? null : types[i] switch
            {
                MartType.Text => reader.GetString(i),
                MartType.Integer => reader.GetInt64(i),
                MartType.Number => reader.GetDouble(i),
                MartType.Flag => reader.GetBoolean(i),
                MartType.Instant => new DateTimeOffset(DateTime.SpecifyKind(reader.GetDateTime(i), DateTimeKind.Utc)),
                _ => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture),
            };
        }

        return new(cells);
    }

    /// <summary>Gives the SQL type of a cell.</summary>
    public static string SqlType(MartType type) => type switch
    {
        MartType.Integer => "BIGINT",
        MartType.Number => "DOUBLE",
        MartType.Flag => "BOOLEAN",
        MartType.Instant => "TIMESTAMP",
        _ => "VARCHAR",
    };
}
