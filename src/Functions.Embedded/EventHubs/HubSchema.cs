using Microsoft.Data.Sqlite;

namespace Functions.Embedded.EventHubs;

/// <summary>Opens the log's file and lays out its tables.</summary>
internal static class HubSchema
{
    /// <summary>The layout's version, in <c>PRAGMA user_version</c>.</summary>
    public const int Version = 1;

    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;

    private const string Tables = """
        CREATE TABLE hub(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, created_at INTEGER NOT NULL);
        CREATE TABLE partition(id INTEGER PRIMARY KEY, hub_id INTEGER NOT NULL REFERENCES hub(id), position INTEGER NOT NULL,
            next_sequence INTEGER NOT NULL, next_offset INTEGER NOT NULL, last_enqueued INTEGER NOT NULL, UNIQUE(hub_id, position));
        CREATE TABLE chunk(id INTEGER PRIMARY KEY, partition_id INTEGER NOT NULL REFERENCES partition(id), first_sequence INTEGER NOT NULL,
            last_sequence INTEGER NOT NULL, first_offset INTEGER NOT NULL, enqueued_at INTEGER NOT NULL, bytes INTEGER NOT NULL, events BLOB NOT NULL);
        CREATE UNIQUE INDEX chunk_by_sequence ON chunk(partition_id, last_sequence);
        CREATE INDEX chunk_by_age ON chunk(enqueued_at, bytes);
        CREATE TABLE checkpoint(partition_id INTEGER NOT NULL REFERENCES partition(id), consumer_group TEXT NOT NULL COLLATE NOCASE,
            next_sequence INTEGER NOT NULL, updated_at INTEGER NOT NULL, PRIMARY KEY(partition_id, consumer_group)) WITHOUT ROWID;
        CREATE TABLE dead_letter(id INTEGER PRIMARY KEY, partition_id INTEGER NOT NULL REFERENCES partition(id), consumer_group TEXT NOT NULL COLLATE NOCASE,
            function TEXT NOT NULL COLLATE NOCASE, sequence INTEGER NOT NULL, event_offset INTEGER NOT NULL, enqueued_at INTEGER NOT NULL,
            dead_at INTEGER NOT NULL, attempts INTEGER NOT NULL, reason TEXT NOT NULL, replaying INTEGER NOT NULL DEFAULT 0, event BLOB NOT NULL,
            UNIQUE(partition_id, consumer_group, function, sequence));
        PRAGMA user_version = 1;
        """;

    /// <summary>Opens the file for writing; makes it when absent.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or a newer version wrote it.</exception>
    public static SqliteConnection OpenWriter(string file, int maxPages)
    {
        SqliteConnection connection = Connect(file, SqliteOpenMode.ReadWriteCreate);
        try
        {
            connection.Open();
            long version = connection.Number("PRAGMA user_version");
            if (version > Version)
            {
                throw new InvalidDataException($"Event log '{file}' has layout version {version}; this program knows up to {Version}. Start the newer program, or move the file away to begin an empty log.");
            }

            // auto_vacuum must come before the first table; synchronous=FULL makes each WAL commit wait for the disk.
            connection.Run("PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; PRAGMA journal_size_limit=67108864;");
            if (version == 0)
            {
                connection.Run($"BEGIN IMMEDIATE; {Tables} COMMIT;");
            }

            if (maxPages > 0)
            {
                connection.Run($"PRAGMA max_page_count={maxPages}");
            }

            return connection;
        }
        catch (SqliteException e) when (IsDamage(e))
        {
            connection.Dispose();
            throw Damaged(file, e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file for reading beside the writer.</summary>
    public static SqliteConnection OpenReader(string file)
    {
        SqliteConnection connection = Connect(file, SqliteOpenMode.ReadOnly);
        connection.Open();
        return connection;
    }

    /// <summary>Tells whether SQLite found the file damaged.</summary>
    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode is SqliteCorrupt or SqliteNotADatabase;

    /// <summary>Makes the error for a damaged file.</summary>
    public static InvalidDataException Damaged(string file, Exception e) => new(
        $"Event log '{file}' is damaged ({e.Message}). Stop the host. Restore it from a backup with its -wal and -shm files, or recover it with "
        + $"`sqlite3 {file} .recover` into a new file, or move it away to begin an empty log; its unread events are then lost.",
        e);

    private static SqliteConnection Connect(string file, SqliteOpenMode mode) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
}
