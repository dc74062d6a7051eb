using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Trends.Local.Sqlite;
using Trends.Storage;

namespace Trends.Local.Marts;

/// <summary>The marts in a folder of SQLite files, a file a mart with typed columns and indexes: marts are filled side by side. A write is on the disk when its
/// call returns.</summary>
/// <remarks>Rows lie in the order they were last written, so the change feed is a scan and a bulk load appends.</remarks>
public sealed class SqliteMartStore : IMartStore, IAsyncDisposable
{
    private const int ChunkRows = 3_000;
    private const string Fix = "Restore it from a backup, or delete it and run the stages load and marts again: marts are made from the lake.";
    private readonly ConcurrentDictionary<string, bool> _loading = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<SqliteDatabase>> _databases = new(StringComparer.Ordinal);
    private readonly string _folder;

    /// <summary>Opens the store, making its folder if need be.</summary>
    /// <param name="folder">The folder's path.</param>
    /// <exception cref="TrendsException">A file there is damaged, cannot be written, or was written by a newer version.</exception>
    public SqliteMartStore(string folder)
    {
        _folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(_folder);

        // What is damaged says so now, not to the first reader.
        foreach (string file in Directory.GetFiles(_folder, "*.db"))
        {
            Open(Path.GetFileNameWithoutExtension(file));
        }
    }

    /// <inheritdoc/>
    public Task CreateAsync(MartDefinition mart, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mart);
        SqliteDatabase database = Open(mart.Name);
        return database.WriteAsync(
            session =>
            {
                MartTable.Ensure(session, mart, database.File);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> UpsertManyAsync(MartDefinition mart, IAsyncEnumerable<MartRow> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mart);
        ArgumentNullException.ThrowIfNull(rows);
        string sql = InsertSql(mart);
        SqliteDatabase database = Open(mart.Name);
        MartBulkLoad? bulk = null;
        (long written, bool first) = (0, true);
        List<MartRow> chunk = new(ChunkRows);
        Task<int> pending = Task.FromResult(0);
        try
        {
            await foreach (MartRow row in rows.WithCancellation(cancellationToken))
            {
                MartLimits.CheckRow(mart, row);
                chunk.Add(row);
                if (chunk.Count == ChunkRows)
                {
                    // A whole chunk and more into an empty mart.
                    if (first && IsEmpty(mart) && _loading.TryAdd(mart.Name, true))
                    {
                        bulk = new(database, mart);
                        await bulk.BeginAsync(cancellationToken);
                    }

                    first = false;

                    // The next rows are fetched while these are written.
                    written += await pending;
                    pending = PutManyAsync(database, bulk?.InsertSql ?? sql, chunk, cancellationToken);
                    chunk = new(ChunkRows);
                }
            }

            written += await pending;
            written += chunk.Count == 0 ? 0 : await PutManyAsync(database, bulk?.InsertSql ?? sql, chunk, cancellationToken);
            await (bulk?.EndAsync(cancellationToken) ?? Task.CompletedTask);
            return written;
        }
        finally
        {
            if (bulk is not null)
            {
                _loading.TryRemove(mart.Name, out _);
            }
        }
    }

    /// <inheritdoc/>
    public Task<MartRow?> UpsertAsync(MartDefinition mart, MartRow row, WriteCondition condition, CancellationToken cancellationToken)
    {
        MartLimits.CheckRow(mart, row);
        string sql = InsertSql(mart);
        string partition = (string)row.Cells[mart.IndexOf(mart.PartitionColumn)]!;
        string id = (string)row.Cells[mart.IndexOf(mart.IdColumn)]!;
        SqliteDatabase database = Open(mart.Name);
        return database.WriteAsync(
            session =>
            {
                if (condition != WriteCondition.Always)
                {
                    string? standing = Find(session, mart, partition, id)?.ETag;
                    if (condition.OnlyNew ? standing is not null : standing != condition.ETag)
                    {
                        return null;
                    }
                }

                return row with { ETag = ETag(Put(database, session.Prepare(sql), row)) };
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<MartRow?> ReadAsync(MartDefinition mart, string partition, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mart);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Open(mart.Name).Read(session => Find(session, mart, partition, id)));
    }

    /// <inheritdoc/>
    public Task<MartPage> QueryAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken)
    {
        MartLimits.CheckQuery(mart, query);
        cancellationToken.ThrowIfCancellationRequested();
        List<MartOrder> order = [.. query.OrderBy ?? [], new(mart.PartitionColumn), new(mart.IdColumn)];
        order = [.. order.DistinctBy(o => o.Column)];
        MartSql sql = new MartSql(mart).Write($"SELECT {MartSql.Version}, {MartSql.Columns(mart)} FROM {MartSql.TableOf(mart)}").Where(query);
        string name = Name(sql, order);
        if (query.Continuation is { } token)
        {
            JsonElement[] position = ContinuationToken.Read(Open(mart.Name).TokenKey, name, token);
            sql.After(order, [.. order.Select((o, i) => MartCells.FromPosition(position[i], mart.Columns[mart.IndexOf(o.Column)].Type))]);
        }

        sql.OrderBy(order).Write(" LIMIT ").Value((long)query.Top + 1).Write(" OFFSET ").Value((long)query.Skip);
        return Task.FromResult(Open(mart.Name).Read(session => Page(session, mart, sql, query.Top, last =>
            ContinuationToken.Write(Open(mart.Name).TokenKey, name, [.. order.Select(o => MartCells.ToPosition(last.Cells[mart.IndexOf(o.Column)]))]))));
    }

    /// <inheritdoc/>
    public Task<long> CountAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken)
    {
        MartLimits.CheckQuery(mart, query);
        cancellationToken.ThrowIfCancellationRequested();
        MartSql sql = new MartSql(mart).Write($"SELECT count(*) FROM {MartSql.TableOf(mart)}").Where(query);
        return Task.FromResult(Open(mart.Name).Read(session =>
        {
            SqliteStatement statement = Bind(session, sql);
            statement.Step();
            long count = statement.Integer(0);
            statement.Reset();
            return count;
        }));
    }

    /// <inheritdoc/>
    public async Task<long> DeleteManyAsync(MartDefinition mart, IAsyncEnumerable<MartKey> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mart);
        ArgumentNullException.ThrowIfNull(keys);
        string sql = $"DELETE FROM {MartSql.TableOf(mart)} WHERE {MartSql.Quote(mart.PartitionColumn)} = ? AND {MartSql.Quote(mart.IdColumn)} = ?";
        long deleted = 0;
        await foreach (MartKey[] chunk in keys.Chunk(ChunkRows).WithCancellation(cancellationToken))
        {
            deleted += await Open(mart.Name).WriteAloneAsync(
                session =>
                {
                    SqliteStatement delete = session.Prepare(sql);
                    return chunk.Sum(key => delete.Bind(1, key.Partition).Bind(2, key.Id).Run());
                },
                cancellationToken);
        }

        return deleted;
    }

    /// <inheritdoc/>
    public Task ClearAsync(MartDefinition mart, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mart);
        return Open(mart.Name).WriteAloneAsync(session => session.Prepare($"DELETE FROM {MartSql.TableOf(mart)}").Run(), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<MartPage> ReadChangesAsync(MartDefinition mart, string? continuation, int top, CancellationToken cancellationToken)
    {
        MartLimits.CheckQuery(mart, new(Top: top));
        cancellationToken.ThrowIfCancellationRequested();
        string name = "changes of " + mart.Name;
        long after = continuation is null ? 0 : ContinuationToken.Read(Open(mart.Name).TokenKey, name, continuation)[0].GetInt64();
        MartSql sql = new MartSql(mart)
            .Write($"SELECT {MartSql.Version}, {MartSql.Columns(mart)} FROM {MartSql.TableOf(mart)} WHERE {MartSql.Version} > ").Value(after)
            .Write($" ORDER BY {MartSql.Version} LIMIT ").Value((long)top);
        MartPage page = Open(mart.Name).Read(session => Page(session, mart, sql, top, static _ => ""));
        long last = page.Rows.Count == 0 ? after : long.Parse(page.Rows[^1].ETag!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return Task.FromResult(page with { Continuation = ContinuationToken.Write(Open(mart.Name).TokenKey, name, last) });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (Lazy<SqliteDatabase> database in _databases.Values)
        {
            await database.Value.DisposeAsync();
        }
    }

    private static string InsertSql(MartDefinition mart) =>
        $"INSERT OR REPLACE INTO {MartSql.TableOf(mart)}({MartSql.Version}, {MartSql.Columns(mart)}) VALUES(?{string.Concat(Enumerable.Repeat(", ?", mart.Columns.Count))})";

    private static string Name(MartSql sql, List<MartOrder> order)
    {
        StringBuilder name = new(sql.ToString());
        foreach (object? value in sql.Values)
        {
            name.Append('\n').Append(Convert.ToString(MartCells.ToPosition(value), CultureInfo.InvariantCulture));
        }

        return name.Append('\n').AppendJoin(',', order).ToString();
    }

    private static string ETag(long version) => version.ToString("x", CultureInfo.InvariantCulture);

    private static SqliteStatement Bind(SqliteSession session, MartSql sql)
    {
        SqliteStatement statement = session.Prepare(sql.ToString());
        for (int i = 0; i < sql.Values.Count; i++)
        {
            MartCells.Bind(statement, i + 1, sql.Values[i]);
        }

        return statement;
    }

    private static MartRow? Find(SqliteSession session, MartDefinition mart, string partition, string id)
    {
        SqliteStatement select = session.Prepare(
            $"SELECT {MartSql.Version}, {MartSql.Columns(mart)} FROM {MartSql.TableOf(mart)} WHERE {MartSql.Quote(mart.PartitionColumn)} = ? AND {MartSql.Quote(mart.IdColumn)} = ?");
        select.Bind(1, partition).Bind(2, id);
        MartRow? row = select.Step() ? Row(select, mart) : null;
        select.Reset();
        return row;
    }

    private static MartPage Page(SqliteSession session, MartDefinition mart, MartSql sql, int top, Func<MartRow, string> continuation)
    {
        SqliteStatement select = Bind(session, sql);
        List<MartRow> rows = [];
        while (select.Step())
        {
            if (rows.Count == top)
            {
                select.Reset();
                return new(rows, continuation(rows[^1]));
            }

            rows.Add(Row(select, mart));
        }

        return new(rows, null);
    }

    private static MartRow Row(SqliteStatement select, MartDefinition mart)
    {
        object?[] cells = new object?[mart.Columns.Count];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = MartCells.Read(select, i + 1, mart.Columns[i].Type);
        }

        return new(cells, ETag(select.Integer(0)));
    }

    private SqliteDatabase Open(string mart) =>
        _databases.GetOrAdd(mart, name => new(() => new(Path.Combine(_folder, name + ".db"), Fix, ["SELECT 1"]))).Value;

    private bool IsEmpty(MartDefinition mart) =>
        Open(mart.Name).Read(session => session.Integer($"SELECT NOT EXISTS (SELECT 1 FROM {MartSql.TableOf(mart)})")) == 1;

    private static Task<int> PutManyAsync(SqliteDatabase database, string sql, List<MartRow> rows, CancellationToken cancellationToken) =>
        database.WriteAloneAsync(
            session =>
            {
                SqliteStatement insert = session.Prepare(sql);
                foreach (MartRow row in rows)
                {
                    Put(database, insert, row);
                }

                return rows.Count;
            },
            cancellationToken);

    private static long Put(SqliteDatabase database, SqliteStatement insert, MartRow row)
    {
        long version = database.NextVersion();
        insert.Clear().Bind(1, version);
        for (int i = 0; i < row.Cells.Length; i++)
        {
            if (row.Cells[i] is { } cell)
            {
                MartCells.Bind(insert, i + 2, cell);
            }
        }

        insert.Run();
        return version;
    }
}
