using Microsoft.Data.Sqlite;

namespace Functions.Embedded.Tests.Durable.Harness;

/// <summary>Looks into a history file from outside.</summary>
internal static class HistoryFile
{
    /// <summary>Reads the first column of a query as numbers.</summary>
    internal static List<long> Numbers(string folder, string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(folder, "durable.db")};Pooling=false");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader rows = command.ExecuteReader();
        List<long> numbers = [];
        while (rows.Read())
        {
            numbers.Add(rows.GetInt64(0));
        }

        return numbers;
    }

    internal static void Execute(string folder, string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(folder, "durable.db")};Pooling=false");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
