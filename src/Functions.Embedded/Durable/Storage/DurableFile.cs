using Microsoft.Data.Sqlite;

namespace Functions.Embedded.Durable.Storage;

/// <summary>Opens <c>durable.db</c>, for one process at a time.</summary>
internal sealed class DurableFile : IDisposable
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    // Above this a full check at every start would take longer than it is worth; SQLite still checks each page it reads.
    private const long CheckedBytes = 32 * 1024 * 1024;

    private readonly FileStream _lock;
    private readonly string _readers;

    private DurableFile(FileStream owned, string path, SqliteConnection writer)
    {
        _lock = owned;
        Path = path;
        Writer = writer;
        _readers = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = true }.ToString();
    }

    /// <summary>Gets the file's path.</summary>
    internal string Path { get; }

    /// <summary>Gets the one connection that writes.</summary>
    internal SqliteConnection Writer { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Writer.Dispose();
        using (SqliteConnection reader = new(_readers))
        {
            SqliteConnection.ClearPool(reader);
        }

        _lock.Dispose();
    }

    /// <summary>Opens the file in a folder and brings it to the newest layout.</summary>
    /// <exception cref="IOException">Another process has the folder.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or a newer program wrote it.</exception>
    internal static DurableFile Open(string folder, IReadOnlyList<string> steps)
    {
        Directory.CreateDirectory(folder);
        string path = System.IO.Path.Combine(folder, "durable.db");
        FileStream owned = Own(folder);
        SqliteConnection writer = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            writer.Open();
            Prepare(writer, path);
            DurableSchema.Upgrade(writer, steps);
            return new(owned, path, writer);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Corrupt or NotADatabase)
        {
            writer.Dispose();
            owned.Dispose();
            throw Damaged(path, e.Message, e);
        }
        catch
        {
            writer.Dispose();
            owned.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection that reads what is committed.</summary>
    internal SqliteConnection OpenReader()
    {
        SqliteConnection connection = new(_readers);
        connection.Open();
        return connection;
    }

    private static FileStream Own(string folder)
    {
        string path = System.IO.Path.Combine(folder, "durable.lock");
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new IOException(
                $"'{path}' is held by another process, so the orchestrations in '{folder}' already run there. "
                + "Stop that process, or set another Embedded:StateFolder.",
                e);
        }
    }

    private static void Prepare(SqliteConnection writer, string path)
    {
        using SqliteCommand command = writer.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;";
        command.ExecuteNonQuery();
        if (new FileInfo(path).Length > CheckedBytes)
        {
            return;
        }

        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() as string is var verdict && verdict != "ok")
        {
            throw Damaged(path, verdict ?? "no verdict", null);
        }
    }

    private static InvalidDataException Damaged(string path, string why, Exception? inner) => new(
        $"'{path}' cannot be read as orchestration history: {why}. "
        + "Restore it from a backup, or move it and its -wal and -shm files away to start with an empty history.",
        inner);
}
