using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Trends.Local.Sqlite;

/// <summary>One connection with its prepared statements; used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private const int MaxStatements = 256;
    private readonly sqlite3 _database;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    static SqliteSession() => Batteries_V2.Init();

    /// <summary>Opens a database, making its file if need be.</summary>
    /// <param name="file">The file's full path.</param>
    /// <param name="writes">Whether it is the one that writes, which needs few pages at hand: it appends, and sorts what it indexes.</param>
    /// <exception cref="SqliteException">It cannot be opened, or is none.</exception>
    public SqliteSession(string file, bool writes)
    {
        int code = raw.sqlite3_open_v2(file, out _database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code != raw.SQLITE_OK)
        {
            SqliteException failure = SqliteErrors.Of(code, _database);
            _database.Dispose();
            throw failure;
        }

        try
        {
            _ = raw.sqlite3_busy_timeout(_database, 10_000);
            foreach (string pragma in (string[])
                ["page_size=8192", "journal_mode=WAL", "synchronous=FULL", "journal_size_limit=16777216", "wal_autocheckpoint=1000", writes ? "cache_size=-4096" : "cache_size=-16384"])
            {
                Run("PRAGMA " + pragma);
            }
        }
        catch (SqliteException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Gets a value indicating whether a transaction is open; an error may have ended one.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_database) == 0;

    /// <summary>Gives a prepared statement, kept for the next time.</summary>
    /// <param name="sql">Its text.</param>
    public SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out SqliteStatement? statement))
        {
            if (_statements.Count >= MaxStatements)
            {
                Forget();
            }

            statement = new(_database, sql);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>Runs one statement without parameters once.</summary>
    /// <param name="sql">Its text.</param>
    public void Run(string sql)
    {
        int code = raw.sqlite3_exec(_database, sql);
        if (code != raw.SQLITE_OK)
        {
            throw SqliteErrors.Of(code, _database);
        }
    }

    /// <summary>Reads one whole number.</summary>
    /// <param name="sql">The text of a query that gives one row.</param>
    public long Integer(string sql)
    {
        SqliteStatement statement = Prepare(sql);
        long value = statement.Step() ? statement.Integer(0) : 0;
        statement.Reset();
        return value;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        _database.Dispose();
    }

    private void Forget()
    {
        foreach (SqliteStatement statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
    }
}
