using Microsoft.Data.Sqlite;

namespace Functions.Embedded.Durable.Storage;

/// <summary>Reads orchestrations.</summary>
internal static class InstanceReader
{
    /// <summary>Reads the one row of a statement, if there is one.</summary>
    internal static InstanceRow? One(Statement statement, object id)
    {
        using SqliteDataReader rows = statement.Query(id);
        return rows.Read() ? InstanceRow.Read(rows) : null;
    }
}
