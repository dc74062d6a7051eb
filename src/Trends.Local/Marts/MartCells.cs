using System.Globalization;
using System.Text.Json;
using Trends.Local.Sqlite;
using Trends.Storage;

namespace Trends.Local.Marts;

/// <summary>Cells of marts in SQLite: instants are whole microseconds since 1970, flags 0 and 1.</summary>
internal static class MartCells
{
    /// <summary>Gives the SQL type of a column.</summary>
    public static string SqlType(MartType type) => type switch
    {
        MartType.Text => "TEXT",
        MartType.Number => "REAL",
        MartType.Flag => "BOOLEAN",
        MartType.Instant => "INSTANT",
        _ => "INTEGER",
    };

    /// <summary>Binds a cell.</summary>
    public static void Bind(SqliteStatement statement, int index, object? cell)
    {
        switch (cell)
        {
            case null:
                statement.BindNull(index);
                break;
            case string text:
                statement.Bind(index, text);
                break;
            case long integer:
                statement.Bind(index, integer);
                break;
            case double number:
                statement.Bind(index, number);
                break;
            case bool flag:
                statement.Bind(index, flag ? 1L : 0L);
                break;
            default:
                statement.Bind(index, Micros((DateTimeOffset)cell));
                break;
        }
    }

    /// <summary>Reads a cell.</summary>
    public static object? Read(SqliteStatement statement, int column, MartType type) =>
        statement.IsNull(column)
            ? null
            : type switch
            {
                MartType.Text => statement.Text(column),
                MartType.Integer => statement.Integer(column),
                MartType.Number => statement.Number(column),
                MartType.Flag => statement.Integer(column) != 0,
                _ => Instant(statement.Integer(column)),
            };

    /// <summary>Makes a cell fit for a continuation.</summary>
    public static object? ToPosition(object? cell) => cell switch
    {
        bool flag => flag ? 1L : 0L,
        DateTimeOffset instant => Micros(instant),

        // All digits: a position that is off by the last one would skip or repeat rows.
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => cell,
    };

    /// <summary>Reads a cell from a continuation.</summary>
    public static object? FromPosition(JsonElement position, MartType type) =>
        position.ValueKind == JsonValueKind.Null
            ? null
            : type switch
            {
                MartType.Text => position.GetString(),
                MartType.Number => double.Parse(position.GetString()!, CultureInfo.InvariantCulture),
                MartType.Flag => position.GetInt64() != 0,
                MartType.Instant => Instant(position.GetInt64()),
                _ => position.GetInt64(),
            };

    private static long Micros(DateTimeOffset instant)
    {
        long ticks = instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        return (ticks - (((ticks % 10) + 10) % 10)) / 10;
    }

    private static DateTimeOffset Instant(long micros) => new(DateTimeOffset.UnixEpoch.Ticks + (micros * 10), TimeSpan.Zero);
}
