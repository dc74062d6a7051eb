using System.Globalization;
using System.Text;
using System.Text.Json;
using Trends.Local.Sqlite;
using Trends.Storage;

namespace Trends.Local.State;

/// <summary>State in one SQLite file. Writes that come together share one durable commit (WAL, <c>synchronous=FULL</c>).</summary>
public sealed class SqliteStateStore : IStateStore, IAsyncDisposable
{
    private const string Select = "SELECT value, version FROM state WHERE tbl = ? AND part = ? AND row = ?";
    private const string Upsert =
        """
        INSERT INTO state(tbl, part, row, value, version) VALUES(?, ?, ?, ?, ?)
        ON CONFLICT(tbl, part, row) DO UPDATE SET value = excluded.value, version = excluded.version
        """;

    private static readonly string[] Upgrades =
    [
        """
        CREATE TABLE state(
          tbl TEXT NOT NULL, part TEXT NOT NULL, row TEXT NOT NULL, value TEXT NOT NULL, version INTEGER NOT NULL,
          PRIMARY KEY(tbl, part, row)) WITHOUT ROWID
        """,
    ];

    private readonly SqliteDatabase _database;

    /// <summary>Opens the store, making its file if need be.</summary>
    /// <param name="file">The file's path; its folder exists.</param>
    /// <exception cref="TrendsException">The file is damaged, cannot be written, or was written by a newer version.</exception>
    public SqliteStateStore(string file) =>
        _database = new(Path.GetFullPath(file), "Restore it from a backup, or delete it and run all stages again: landed files are found anew.", Upgrades);

    /// <inheritdoc/>
    public Task<StateRow?> ReadAsync(string table, string partition, string row, CancellationToken cancellationToken)
    {
        CheckKeys(table, partition, row);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_database.Read(session => Find(session, table, partition, row)));
    }

    /// <inheritdoc/>
    public Task<StateRow?> WriteAsync(string table, string partition, string row, string value, WriteCondition condition, CancellationToken cancellationToken)
    {
        CheckKeys(table, partition, row);
        StateLimits.CheckValue(value, row);
        return _database.WriteAsync(
            session => Holds(session, table, partition, row, condition) ? Put(session, table, partition, row, value) : null,
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task WriteManyAsync(string table, string partition, IReadOnlyCollection<KeyValuePair<string, string>> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        StateLimits.CheckKey(table, "table");
        StateLimits.CheckKey(partition, "partition");
        foreach ((string row, string value) in rows)
        {
            StateLimits.CheckKey(row, "row");
            StateLimits.CheckValue(value, row);
        }

        // A little larger than what the port promises: a hundred batches a turn.
        foreach (KeyValuePair<string, string>[] chunk in rows.Chunk(100 * StateLimits.BatchRows))
        {
            await _database.WriteAsync(
                session =>
                {
                    foreach ((string row, string value) in chunk)
                    {
                        Put(session, table, partition, row, value);
                    }

                    return true;
                },
                cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string table, string partition, string row, WriteCondition condition, CancellationToken cancellationToken)
    {
        CheckKeys(table, partition, row);
        if (condition.OnlyNew)
        {
            throw new ArgumentException("A row that is not there cannot be deleted: delete always, or if an ETag matches.", nameof(condition));
        }

        return _database.WriteAsync(
            session =>
            {
                bool holds = Holds(session, table, partition, row, condition);
                if (holds)
                {
                    Bind(session.Prepare("DELETE FROM state WHERE tbl = ? AND part = ? AND row = ?"), table, partition, row).Run();
                }

                return holds;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StatePage> QueryAsync(string table, string partition, StateQuery query, CancellationToken cancellationToken)
    {
        StateLimits.CheckKey(table, "table");
        StateLimits.CheckKey(partition, "partition");
        StateLimits.CheckQuery(query);
        cancellationToken.ThrowIfCancellationRequested();
        string name = JsonSerializer.Serialize([table, partition, query.From, query.To, query.Descending], SqliteJson.Default.ObjectArray);
        string? after = query.Continuation is null ? null : ContinuationToken.Read(_database.TokenKey, name, query.Continuation)[0].GetString();
        return Task.FromResult(_database.Read(session => Page(session, table, partition, query, name, after)));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static void CheckKeys(string table, string partition, string row)
    {
        StateLimits.CheckKey(table, "table");
        StateLimits.CheckKey(partition, "partition");
        StateLimits.CheckKey(row, "row");
    }

    private static SqliteStatement Bind(SqliteStatement statement, string table, string partition, string row) =>
        statement.Bind(1, table).Bind(2, partition).Bind(3, row);

    private static StateRow? Find(SqliteSession session, string table, string partition, string row)
    {
        SqliteStatement select = Bind(session.Prepare(Select), table, partition, row);
        StateRow? found = select.Step() ? new(partition, row, select.Text(0), ETag(select.Integer(1))) : null;
        select.Reset();
        return found;
    }

    private static bool Holds(SqliteSession session, string table, string partition, string row, WriteCondition condition)
    {
        if (condition == WriteCondition.Always)
        {
            return true;
        }

        string? standing = Find(session, table, partition, row)?.ETag;
        return condition.OnlyNew ? standing is null : standing == condition.ETag;
    }

    private static string ETag(long version) => version.ToString("x", CultureInfo.InvariantCulture);

    private StateRow Put(SqliteSession session, string table, string partition, string row, string value)
    {
        long version = _database.NextVersion();
        Bind(session.Prepare(Upsert), table, partition, row).Bind(4, value).Bind(5, version).Run();
        return new(partition, row, value, ETag(version));
    }

    private StatePage Page(SqliteSession session, string table, string partition, StateQuery query, string name, string? after)
    {
        StringBuilder sql = new("SELECT row, value, version FROM state WHERE tbl = ?1 AND part = ?2");
        sql.Append(query.From is null ? "" : " AND row >= ?3").Append(query.To is null ? "" : " AND row < ?4");
        sql.Append(after is null ? "" : query.Descending ? " AND row < ?5" : " AND row > ?5");
        sql.Append(query.Descending ? " ORDER BY row DESC LIMIT ?6" : " ORDER BY row LIMIT ?6");

        // Numbered parameters: the last one's number is their count, so those left out are bound in vain.
        SqliteStatement select = Bind(session.Prepare(sql.ToString()), table, partition, query.From!).Bind(4, query.To).Bind(5, after).Bind(6, query.Top + 1);
        List<StateRow> rows = new(Math.Min(query.Top, 64));
        while (select.Step())
        {
            if (rows.Count == query.Top)
            {
                select.Reset();
                return new(rows, ContinuationToken.Write(_database.TokenKey, name, rows[^1].Row));
            }

            rows.Add(new(partition, select.Text(0), select.Text(1), ETag(select.Integer(2))));
        }

        return new(rows, null);
    }
}
