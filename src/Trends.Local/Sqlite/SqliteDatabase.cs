using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Trends.Local.Sqlite;

/// <summary>A SQLite file in WAL mode: one writer that puts waiting writes into one durable commit, and readers that never wait for it.</summary>
internal sealed class SqliteDatabase : IAsyncDisposable
{
    private const int MaxGroup = 512;
    private readonly string _fix;
    private readonly SqliteSession _writer;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly Channel<SqliteWrite> _writes = Channel.CreateBounded<SqliteWrite>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Task _loop;
    private long _sequence;

    /// <summary>Opens a database and brings its schema up to date.</summary>
    /// <param name="file">The file's full path; its folder exists.</param>
    /// <param name="fix">How the content of a damaged file comes back, a sentence for users.</param>
    /// <param name="upgrades">The script that leads from each schema version to the next, the first from an empty file to version 1.</param>
    /// <exception cref="TrendsException">The file is damaged, cannot be written, or was written by a newer version.</exception>
    public SqliteDatabase(string file, string fix, IReadOnlyList<string> upgrades)
    {
        File = file;
        _fix = fix;
        SqliteSession? writer = null;
        try
        {
            writer = new(file, writes: true);
            Upgrade(writer, file, upgrades);
            TokenKey = Convert.FromHexString(Meta(writer, "tokenKey", () => RandomNumberGenerator.GetHexString(64)));
            _sequence = long.Parse(Meta(writer, "sequence", () => "0"), CultureInfo.InvariantCulture);
        }
        catch (SqliteException e)
        {
            writer?.Dispose();
            throw e.Translate(file, fix);
        }
        catch
        {
            writer?.Dispose();
            throw;
        }

        _writer = writer;
        _loop = Task.Run(WriteLoopAsync);
    }

    /// <summary>Gets the file's full path.</summary>
    public string File { get; }

    /// <summary>Gets the key that continuations of this database are sealed with.</summary>
    public byte[] TokenKey { get; }

    /// <summary>Gives the next number of a row's version: grows with every write, across restarts too. Called by writes only.</summary>
    public long NextVersion() => ++_sequence;

    /// <summary>Runs a write in its turn.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="work">The write; when it throws, what it wrote is taken back and the others of its group are not touched.</param>
    /// <param name="cancellationToken">Gives up as long as the write has not begun.</param>
    /// <returns>What the write gave, once it is on the disk.</returns>
    /// <exception cref="TrendsException">The file is damaged or the disk is full.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) =>
        WriteAsync(new SqliteWrite<T>(work, alone: false, cancellationToken), cancellationToken);

    /// <summary>Runs a write of very many rows in its turn, in a transaction of its own.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="work">The write; when it throws, what it wrote is taken back.</param>
    /// <param name="cancellationToken">Gives up as long as the write has not begun.</param>
    /// <returns>What the write gave, once it is on the disk.</returns>
    /// <exception cref="TrendsException">The file is damaged or the disk is full.</exception>
    public Task<T> WriteAloneAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) =>
        WriteAsync(new SqliteWrite<T>(work, alone: true, cancellationToken), cancellationToken);

    /// <summary>Runs a read against what is committed.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="work">The read; it resets its statements.</param>
    /// <exception cref="TrendsException">The file is damaged.</exception>
    public T Read<T>(Func<SqliteSession, T> work)
    {
        SqliteSession? session = null;
        try
        {
            session = _readers.TryTake(out SqliteSession? idle) ? idle : new(File, writes: false);
            T result = work(session);
            _readers.Add(session);
            return result;
        }
        catch (SqliteException e)
        {
            session?.Dispose();
            throw e.Translate(File, _fix);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_writes.Writer.TryComplete())
        {
            await _loop;
            while (_readers.TryTake(out SqliteSession? reader))
            {
                reader.Dispose();
            }

            _writer.Dispose();
        }
    }

    private static void Upgrade(SqliteSession session, string file, IReadOnlyList<string> upgrades)
    {
        long version = session.Integer("PRAGMA user_version");
        if (version > upgrades.Count)
        {
            throw new TrendsException($"Database '{file}' has schema version {version}; this program knows {upgrades.Count}. Use the newer program that wrote it, or another data folder.");
        }

        for (; version < upgrades.Count; version++)
        {
            session.Run("BEGIN IMMEDIATE");
            session.Run("CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
            session.Run(upgrades[(int)version]);
            session.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={version + 1}"));
            session.Run("COMMIT");
        }
    }

    private static string Meta(SqliteSession session, string name, Func<string> first)
    {
        SqliteStatement read = session.Prepare("SELECT value FROM meta WHERE name = ?").Bind(1, name);
        if (read.Step())
        {
            string value = read.Text(0);
            read.Reset();
            return value;
        }

        string made = first();
        session.Prepare("INSERT INTO meta(name, value) VALUES(?, ?)").Bind(1, name).Bind(2, made).Run();
        return made;
    }

    private async Task<T> WriteAsync<T>(SqliteWrite<T> write, CancellationToken cancellationToken)
    {
        await _writes.Writer.WriteAsync(write, cancellationToken);
        try
        {
            return await write.Result;
        }
        catch (SqliteException e)
        {
            throw e.Translate(File, _fix);
        }
    }

    private async Task WriteLoopAsync()
    {
        List<SqliteWrite> group = new(MaxGroup);
        while (await _writes.Reader.WaitToReadAsync())
        {
            group.Clear();
            SqliteWrite? alone = null;
            while (alone is null && group.Count < MaxGroup && _writes.Reader.TryRead(out SqliteWrite? write))
            {
                if (write.Alone)
                {
                    alone = write;
                }
                else
                {
                    group.Add(write);
                }
            }

            WriteGroup(group);
            if (alone is not null)
            {
                WriteGroup([alone]);
            }
        }
    }

    private void WriteGroup(List<SqliteWrite> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        long before = _sequence;
        try
        {
            _writer.Prepare("BEGIN IMMEDIATE").Run();
            foreach (SqliteWrite write in group)
            {
                write.Run(_writer);
            }

            if (_sequence != before)
            {
                _writer.Prepare("UPDATE meta SET value = ? WHERE name = 'sequence'").Bind(1, _sequence.ToString(CultureInfo.InvariantCulture)).Run();
            }

            _writer.Prepare("COMMIT").Run();
        }
        catch (SqliteException e)
        {
            if (_writer.InTransaction)
            {
                _writer.Prepare("ROLLBACK").Run();
            }

            group.ForEach(write => write.Fail(e));
            return;
        }

        group.ForEach(write => write.Complete());
    }
}
