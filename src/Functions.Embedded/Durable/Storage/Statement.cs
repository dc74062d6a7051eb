using Microsoft.Data.Sqlite;

namespace Functions.Embedded.Durable.Storage;

/// <summary>A prepared statement with parameters <c>$0</c>, <c>$1</c> and so on.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    /// <summary>Initializes a new instance of the <see cref="Statement"/> class.</summary>
    internal Statement(SqliteConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (int i = 0; i < parameters; i++)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _command.Dispose();

    /// <summary>Runs it inside a transaction.</summary>
    internal void Join(SqliteTransaction transaction) => _command.Transaction = transaction;

    /// <summary>Runs it.</summary>
    /// <returns>How many rows changed.</returns>
    internal int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>Runs it and reads the first value.</summary>
    internal object? Scalar(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    /// <summary>Runs it and reads rows.</summary>
    internal SqliteDataReader Query(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
