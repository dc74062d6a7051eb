using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Trends.Local.Sqlite;

/// <summary>A prepared statement, bound and read without boxing; used by one thread at a time.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>Prepares a statement.</summary>
    /// <param name="database">The connection.</param>
    /// <param name="sql">Its text.</param>
    /// <exception cref="SqliteException">The text is not SQL, or names what is not there.</exception>
    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        int code = raw.sqlite3_prepare_v2(database, sql, out _statement);
        if (code != raw.SQLITE_OK)
        {
            throw SqliteErrors.Of(code, database);
        }
    }

    /// <summary>Binds a text; null binds null.</summary>
    public SqliteStatement Bind(int index, string? value)
    {
        if (value is null)
        {
            return BindNull(index);
        }

        int max = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = max > 1024 ? ArrayPool<byte>.Shared.Rent(max) : null;
        Span<byte> buffer = rented ?? stackalloc byte[1024];
        int length = Encoding.UTF8.GetBytes(value, buffer);

        // A slice of length 0 would bind null, so its first byte is kept in reach by the empty literal.
        Check(length == 0 ? raw.sqlite3_bind_text(_statement, index, "") : raw.sqlite3_bind_text(_statement, index, buffer[..length]));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return this;
    }

    /// <summary>Binds a whole number.</summary>
    public SqliteStatement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, index, value));
        return this;
    }

    /// <summary>Binds a number.</summary>
    public SqliteStatement Bind(int index, double value)
    {
        Check(raw.sqlite3_bind_double(_statement, index, value));
        return this;
    }

    /// <summary>Binds null.</summary>
    public SqliteStatement BindNull(int index)
    {
        Check(raw.sqlite3_bind_null(_statement, index));
        return this;
    }

    /// <summary>Binds null to everything.</summary>
    public SqliteStatement Clear()
    {
        Check(raw.sqlite3_clear_bindings(_statement));
        return this;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one; without one the statement is ready to be bound again.</returns>
    public bool Step()
    {
        int code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            SqliteException failure = SqliteErrors.Of(code, _database);
            Reset();
            throw failure;
        }

        Reset();
        return false;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        while (Step())
        {
        }

        return raw.sqlite3_changes(_database);
    }

    /// <summary>Makes the statement ready to be bound again.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    /// <summary>Tells whether a cell is null.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <summary>Reads a text cell that is not null.</summary>
    public string Text(int column)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(raw.sqlite3_column_blob(_statement, column));
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Reads a whole number.</summary>
    public long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>Reads a number.</summary>
    public double Number(int column) => raw.sqlite3_column_double(_statement, column);

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw SqliteErrors.Of(code, _database);
        }
    }
}
