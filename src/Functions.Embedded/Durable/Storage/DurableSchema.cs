using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Functions.Embedded.Durable.Storage;

/// <summary>The layout of <c>durable.db</c>; its version is SQLite's <c>user_version</c>.</summary>
internal static class DurableSchema
{
    /// <summary>The script that leads from each version to the next, from 0, an empty file.</summary>
    internal static readonly IReadOnlyList<string> Steps =
    [
        """
        CREATE TABLE instances(
          key INTEGER PRIMARY KEY AUTOINCREMENT,
          id TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL,
          version TEXT NOT NULL,
          status INTEGER NOT NULL,
          generation INTEGER NOT NULL,
          created_at INTEGER NOT NULL,
          started_at INTEGER NOT NULL,
          updated_at INTEGER NOT NULL,
          ended_at INTEGER,
          processed INTEGER NOT NULL,
          input TEXT, output TEXT, custom_status TEXT, failure TEXT, tags TEXT,
          parent_key INTEGER, parent_generation INTEGER, parent_task INTEGER, parent_id TEXT, parent_name TEXT);
        CREATE INDEX instances_open ON instances(key) WHERE ended_at IS NULL;
        CREATE INDEX instances_ended ON instances(ended_at) WHERE ended_at IS NOT NULL;
        CREATE INDEX instances_children ON instances(parent_key) WHERE parent_key IS NOT NULL;
        CREATE TABLE history(
          instance INTEGER NOT NULL,
          seq INTEGER NOT NULL,
          kind INTEGER NOT NULL,
          task INTEGER NOT NULL,
          at INTEGER NOT NULL,
          name TEXT, target TEXT, data TEXT,
          PRIMARY KEY(instance, seq)) WITHOUT ROWID;
        """,
        "ALTER TABLE instances ADD COLUMN trace TEXT",
    ];

    /// <summary>Brings a file to the newest version, each step in a transaction of its own.</summary>
    /// <exception cref="InvalidDataException">A newer program wrote the file.</exception>
    internal static void Upgrade(SqliteConnection connection, IReadOnlyList<string> steps)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        int version = Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (version > steps.Count)
        {
            throw new InvalidDataException(
                $"'{connection.DataSource}' has layout {version}, but this program knows layouts up to {steps.Count}. "
                + "Run the newer program that wrote it, or set another Embedded:StateFolder.");
        }

        for (; version < steps.Count; version++)
        {
            command.CommandText = $"BEGIN IMMEDIATE; {steps[version]}; PRAGMA user_version = {version + 1}; COMMIT;";
            command.ExecuteNonQuery();
        }
    }
}
