using Functions.Embedded.Durable.History;
using Microsoft.Data.Sqlite;

namespace Functions.Embedded.Durable.Storage;

/// <summary>Reads histories.</summary>
internal static class HistoryReader
{
    /// <summary>Selects one history, in order.</summary>
    internal const string Sql = "SELECT seq, kind, task, at, name, target, data FROM history WHERE instance = $0 ORDER BY seq";

    /// <summary>Reads one history.</summary>
    internal static List<HistoryEvent> Read(Statement statement, long key)
    {
        List<HistoryEvent> history = [];
        using SqliteDataReader row = statement.Query(key);
        while (row.Read())
        {
            history.Add(new(
                row.GetInt64(0),
                (HistoryKind)row.GetInt32(1),
                row.GetInt32(2),
                new(row.GetInt64(3), DateTimeKind.Utc),
                row.IsDBNull(4) ? null : row.GetString(4),
                row.IsDBNull(5) ? null : row.GetString(5),
                row.IsDBNull(6) ? null : row.GetString(6)));
        }

        return history;
    }
}
