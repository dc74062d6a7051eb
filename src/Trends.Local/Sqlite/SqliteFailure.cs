using SQLitePCL;

namespace Trends.Local.Sqlite;

/// <summary>SQLite refused something; <see cref="SqliteDatabase"/> turns it into words for users.</summary>
internal sealed class SqliteFailure(int code, string message) : Exception(message)
{
    /// <summary>Gets SQLite's primary result code.</summary>
    public int Code { get; } = code & 0xFF;

    /// <summary>Makes the error that users see.</summary>
    /// <param name="file">The database's file.</param>
    /// <param name="fix">How its content comes back.</param>
    public TrendsException Translate(string file, string fix) => Code switch
    {
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new($"Database '{file}' is damaged ({Message}). {fix}", this),
        raw.SQLITE_FULL => DiskSpace.Full(file, 0, DiskSpace.FreeBytes(file), this),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new($"Database '{file}' is held by another program. Close it and run again.", this),
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => new($"Database '{file}' cannot be opened for writing ({Message}). Check the file's and its folder's permissions.", this),
        _ => new($"Database '{file}' failed ({Code}: {Message}). Check the disk. {fix}", this),
    };
}
