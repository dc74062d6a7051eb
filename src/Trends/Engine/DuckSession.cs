using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using DuckDB.NET.Data;

namespace Trends.Engine;

/// <summary>One database of the columnar engine, in memory, bounded, spilling to a scratch folder. One caller at a time. Disposing it gives it back to the
/// engine, emptied: making one costs more than many a query does.</summary>
public sealed class DuckSession : IDisposable
{
    private static readonly TimeSpan InterruptEvery = TimeSpan.FromMilliseconds(20);

    // Rows are read so many at a time, as the engine makes them.
    private const int RowsAtOnce = 512;

    private readonly SessionThread _thread = new();
    private readonly DuckDBConnection _connection;
    private readonly string _scratch;
    private readonly Action<DuckSession> _giveBack;

    private DuckSession(DuckDBConnection connection, string scratch, Action<DuckSession> giveBack)
    {
        _connection = connection;
        _scratch = scratch;
        _giveBack = giveBack;
    }

    /// <summary>Gets a value indicating whether a call failed or was interrupted, so that nobody should rely on the database any more.</summary>
    internal bool HasFailed { get; private set; }

    /// <summary>Makes a session.</summary>
    /// <param name="options">What it may take.</param>
    /// <param name="scratch">A folder of its own for spilling; made when needed, deleted when it is closed.</param>
    /// <param name="giveBack">Takes it when it is disposed.</param>
    /// <exception cref="TrendsException">The engine did not start.</exception>
    internal static DuckSession Create(DuckOptions options, string scratch, Action<DuckSession> giveBack)
    {
        DuckDBConnection connection = new("DataSource=:memory:");
        try
        {
            connection.Open();
            DuckSession session = new(connection, scratch, giveBack);
            session.Run(SqlScript.Load(typeof(DuckSession), "session.sql").Bind(
                ("memory", SqlText.Literal(string.Create(CultureInfo.InvariantCulture, $"{options.MemoryMegabytes}MB"))),
                ("scratch", SqlText.Literal(scratch)),
                ("zone", SqlText.Literal(options.TimeZone))));
            return session;
        }
        catch (DuckDBException e)
        {
            connection.Dispose();
            throw DuckErrors.Translate(e, scratch);
        }
    }

    /// <summary>Sets how many threads it has.</summary>
    internal void SetThreads(int threads) => Run($"SET threads = {SqlText.Literal(threads)}");

    /// <summary>Drops all tables and views.</summary>
    /// <returns>Whether it is as new; otherwise it should be closed.</returns>
    internal bool TryEmpty()
    {
        if (HasFailed)
        {
            return false;
        }

        try
        {
            Run(string.Join(';', Names("view").Concat(Names("table"))));
            return true;
        }
        catch (DuckDBException)
        {
            return false;
        }
    }

    /// <summary>Closes it for good.</summary>
    internal void Close()
    {
        _connection.Dispose();
        _thread.Dispose();
        if (Directory.Exists(_scratch))
        {
            Directory.Delete(_scratch, recursive: true);
        }
    }

    /// <summary>Runs statements and gives the first cell of the answer, where it is a whole number.</summary>
    /// <param name="sql">The statements.</param>
    /// <param name="cancellationToken">Interrupts them.</param>
    /// <returns>The number, or 0 where there is none.</returns>
    /// <exception cref="TrendsException">The engine could not do it.</exception>
    public async Task<long> ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        object? cell = await RunAsync(command, command.ExecuteScalar, cancellationToken);
        return cell switch
        {
            long count => count,
            int count => count,
            _ => 0,
        };
    }

    /// <summary>Runs one <c>COPY</c>.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="TrendsException">The engine could not do it.</exception>
    public async Task<long> CopyAsync(string sql, CancellationToken cancellationToken)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        return await RunAsync(command, command.ExecuteNonQuery, cancellationToken);
    }

    /// <summary>Runs a query and reads its rows one by one.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="sql">The query.</param>
    /// <param name="read">Reads the row that the reader stands on.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <exception cref="TrendsException">The engine could not do it.</exception>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        string sql,
        Func<DbDataReader, T> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        using DuckDBDataReader reader = await RunAsync(command, command.ExecuteReader, cancellationToken);
        List<T> rows = new(RowsAtOnce);
        bool more = true;
        while (more)
        {
            rows.Clear();
            more = await RunAsync(command, () => Read(reader, read, rows), cancellationToken);
            foreach (T row in rows)
            {
                yield return row;
            }
        }
    }

    /// <summary>Runs a query and reads all of its rows.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="sql">The query; its answer is small.</param>
    /// <param name="read">Reads the row that the reader stands on.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <exception cref="TrendsException">The engine could not do it.</exception>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        List<T> rows = [];
        await foreach (T row in StreamAsync(sql, read, cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Dispose() => _giveBack(this);

    private List<string> Names(string what)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = $"SELECT format('DROP {what} IF EXISTS \"{{}}\".\"{{}}\".\"{{}}\"', database_name, schema_name, {what}_name) FROM duckdb_{what}s() WHERE NOT internal";
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string> names = [];
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private void Run(string sql)
    {
        if (sql.Length > 0)
        {
            using DuckDBCommand command = _connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    private static bool Read<T>(DuckDBDataReader reader, Func<DbDataReader, T> read, List<T> rows)
    {
        while (rows.Count < RowsAtOnce)
        {
            if (!reader.Read())
            {
                return false;
            }

            rows.Add(read(reader));
        }

        return true;
    }

    // An interrupt that comes before the statement has started is lost, so it is repeated until the call is back.
    private async Task<T> RunAsync<T>(DuckDBCommand command, Func<T> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task<T> work = _thread.RunAsync(call);
        try
        {
            return await work.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            HasFailed = true;
            while (!work.IsCompleted)
            {
                command.Cancel();
                await Task.WhenAny(work, Task.Delay(InterruptEvery, CancellationToken.None));
            }

            // The interrupted call ends in an error of its own, which nobody needs.
            _ = work.Exception;
            throw;
        }
        catch (DuckDBException e)
        {
            HasFailed = true;
            throw DuckErrors.Translate(e, _scratch);
        }
    }
}
