using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Functions.Embedded.EventHubs;

/// <summary>Short forms for statements.</summary>
internal static class SqliteExtensions
{
    /// <summary>Makes a statement with named parameters, to be run many times.</summary>
    public static SqliteCommand Prepare(this SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (string name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    /// <summary>Runs a prepared statement with values in the order of its parameters.</summary>
    public static int Run(this SqliteCommand command, params ReadOnlySpan<object> values)
    {
        command.Set(values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs a prepared statement that gives one number.</summary>
    public static long Number(this SqliteCommand command, params ReadOnlySpan<object> values)
    {
        command.Set(values);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Runs a prepared statement that gives rows.</summary>
    public static SqliteDataReader Rows(this SqliteCommand command, params ReadOnlySpan<object> values)
    {
        command.Set(values);
        return command.ExecuteReader();
    }

    /// <summary>Runs a statement once.</summary>
    public static void Run(this SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.Prepare(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement that gives one number once.</summary>
    public static long Number(this SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.Prepare(sql);
        return command.Number();
    }

    private static void Set(this SqliteCommand command, ReadOnlySpan<object> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }
}
