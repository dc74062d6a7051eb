using System.Globalization;
using Functions.Embedded.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Functions.Embedded.Timers;

/// <summary>Remembers timers between starts, in <c>timers.db</c> in the state folder.</summary>
internal sealed class TimerStore(IOptions<EmbeddedOptions> options)
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS timer (
            name TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
            schedule TEXT NOT NULL,
            last TEXT NULL,
            next TEXT NOT NULL,
            updated TEXT NOT NULL) STRICT;
        """;

    private readonly Lazy<string> _connection = new(() => Open(options.Value.StateFolder));

    /// <summary>Reads what is remembered of a function's timer; null for nothing.</summary>
    public TimerState? Read(string function)
    {
        using SqliteConnection connection = new(_connection.Value);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT schedule, last, next, updated FROM timer WHERE name = $name";
        command.Parameters.AddWithValue("$name", function);
        using SqliteDataReader row = command.ExecuteReader();
        return row.Read()
            ? new TimerState(row.GetString(0), row.IsDBNull(1) ? null : Time(row.GetString(1)), Time(row.GetString(2)), Time(row.GetString(3)))
            : null;
    }

    /// <summary>Remembers a function's timer.</summary>
    public void Write(string function, TimerState state)
    {
        using SqliteConnection connection = new(_connection.Value);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO timer (name, schedule, last, next, updated) VALUES ($name, $schedule, $last, $next, $updated)
            ON CONFLICT (name) DO UPDATE SET schedule = $schedule, last = $last, next = $next, updated = $updated
            """;
        command.Parameters.AddWithValue("$name", function);
        command.Parameters.AddWithValue("$schedule", state.Schedule);
        command.Parameters.AddWithValue("$last", state.Last is { } last ? Text(last) : DBNull.Value);
        command.Parameters.AddWithValue("$next", Text(state.Next));
        command.Parameters.AddWithValue("$updated", Text(state.Updated));
        command.ExecuteNonQuery();
    }

    private static string Open(string folder)
    {
        Directory.CreateDirectory(folder);
        string connectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "timers.db") }.ToString();
        using SqliteConnection connection = new(connectionString);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = Schema;
        command.ExecuteNonQuery();
        return connectionString;
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
