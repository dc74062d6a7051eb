using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Trends.Local.Sqlite;

/// <summary>SQLite's result codes as exceptions, and those as words for users.</summary>
internal static class SqliteErrors
{
    /// <summary>Makes the exception of a result code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="database">The connection that gave it.</param>
    public static SqliteException Of(int code, sqlite3 database) => new(raw.sqlite3_errmsg(database).utf8_to_string(), code & 0xFF);

    /// <summary>Makes the error that users see.</summary>
    /// <param name="error">SQLite's error.</param>
    /// <param name="file">The database's file.</param>
    /// <param name="fix">How its content comes back.</param>
    public static TrendsException Translate(this SqliteException error, string file, string fix) => error.SqliteErrorCode switch
    {
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new($"Database '{file}' is damaged ({error.Message}). {fix}", error),
        raw.SQLITE_FULL => DiskSpace.Full(file, 0, DiskSpace.FreeBytes(file), error),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new($"Database '{file}' is held by another program. Close it and run again.", error),
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => new($"Database '{file}' cannot be opened for writing ({error.Message}). Check the file's and its folder's permissions.", error),
        _ => new($"Database '{file}' failed ({error.SqliteErrorCode}: {error.Message}). Check the disk. {fix}", error),
    };
}
