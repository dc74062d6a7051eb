using System.Collections.Concurrent;
using Azure.Messaging.EventHubs;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.EventHubs;

/// <summary>The partitioned log of all hubs in one SQLite file. One process owns it; any number of threads use it.</summary>
internal sealed partial class HubLog : IAsyncDisposable
{
    /// <summary>The file's name in the state folder.</summary>
    public const string FileName = "hubs.db";

    private static readonly TimeSpan TrimEvery = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Hub> _hubs = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<long, HubPartition> _partitions = new();
    private readonly EventHubsOptions _options;
    private readonly ILogger _logger;
    private readonly FileStream _lock;
    private readonly SqliteConnection _connection;
    private readonly HubTrim _trim;
    private readonly HubTransaction _transaction;
    private readonly HubWriter _writer;
    private readonly ITimer _timer;
    private int _isClosed;

    private HubLog(string folder, FileStream ownership, SqliteConnection connection, EventHubsOptions options, TimeProvider clock, ILogger logger, Action<HubStep>? probe)
    {
        Folder = folder;
        File = Path.Combine(folder, FileName);
        _options = options;
        _logger = logger;
        _lock = ownership;
        _connection = connection;
        foreach (Hub hub in HubCatalog.Load(connection))
        {
            Know(hub);
        }

        _trim = new HubTrim(connection, options, id => _partitions[id], logger);
        _transaction = new HubTransaction(connection, options, _trim, clock);
        _writer = new HubWriter(_transaction, File, probe);
        DeadLetters = new HubDeadLetters(this);
        _timer = clock.CreateTimer(_ => _ = TrimQuietlyAsync(), null, TrimEvery, TrimEvery);
    }

    /// <summary>Gets the state folder, as a full path.</summary>
    public string Folder { get; }

    /// <summary>Gets the file.</summary>
    public string File { get; }

    /// <summary>Gets the events that functions could not take.</summary>
    public HubDeadLetters DeadLetters { get; }

    /// <summary>Opens the log of a state folder; makes it when absent.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or a newer version wrote it.</exception>
    /// <exception cref="IOException">Another process owns the log.</exception>
    public static HubLog Open(string folder, EventHubsOptions options, TimeProvider clock, ILogger logger, Action<HubStep>? probe = null)
    {
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, FileName);
        FileStream ownership = Own(file);
        SqliteConnection? connection = null;
        try
        {
            connection = HubSchema.OpenWriter(file, options.MaxPages);
            HubLog log = new(folder, ownership, connection, options, clock, logger, probe);
            HubLogs.Add(log);
            return log;
        }
        catch (SqliteException e) when (HubSchema.IsDamage(e))
        {
            connection?.Dispose();
            ownership.Dispose();
            throw HubSchema.Damaged(file, e);
        }
        catch
        {
            connection?.Dispose();
            ownership.Dispose();
            throw;
        }
    }

    /// <summary>Finds a hub; makes it when absent.</summary>
    public async ValueTask<Hub> GetHubAsync(string name, CancellationToken cancellationToken)
    {
        if (FindHub(name) is Hub known)
        {
            return known;
        }

        await _writer.WriteAsync(new CreateHubWrite(name, _options.PartitionCount, this), cancellationToken);
        return _hubs[name];
    }

    /// <summary>Finds a hub; null when absent.</summary>
    public Hub? FindHub(string name) => _hubs.GetValueOrDefault(name);

    /// <summary>Stores events together at a partition's end.</summary>
    /// <returns>A task that ends once they are durable.</returns>
    /// <exception cref="EventHubsException">The log is full or closed; then no event is stored.</exception>
    public Task AppendAsync(HubPartition partition, EncodedEvents events, CancellationToken cancellationToken) =>
        WriteAsync(new AppendWrite(partition, events), cancellationToken);

    /// <summary>Makes a consumer group known, so that what it has not read is kept for it.</summary>
    public Task SubscribeAsync(Hub hub, string group, InitialOffset start, CancellationToken cancellationToken) =>
        WriteAsync(new SubscribeWrite(hub, group, start), cancellationToken);

    /// <summary>Lets go of events past their age, and of the oldest read ones past the size.</summary>
    public Task TrimAsync(CancellationToken cancellationToken) => WriteAsync(new TrimWrite(), cancellationToken);

    /// <summary>Stores a change.</summary>
    public Task WriteAsync(HubWrite write, CancellationToken cancellationToken) => _writer.WriteAsync(write, cancellationToken);

    /// <summary>Makes a reader of one partition.</summary>
    public HubReader OpenReader(HubPartition partition, long nextSequence) => new(File, partition, nextSequence);

    /// <summary>Gives the hubs, ordered by name.</summary>
    public IReadOnlyList<Hub> Hubs() => [.. _hubs.Values.OrderBy(h => h.Name, StringComparer.Ordinal)];

    /// <summary>Takes over a hub that is stored.</summary>
    public void Know(Hub hub)
    {
        foreach (HubPartition partition in hub.Partitions)
        {
            _partitions[partition.Id] = partition;
        }

        _hubs[hub.Name] = hub;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1)
        {
            return;
        }

        HubLogs.Remove(this);
        await _timer.DisposeAsync();
        await _writer.StopAsync();
        _transaction.Dispose();
        _trim.Dispose();
        await _connection.DisposeAsync();
        await _lock.DisposeAsync();
    }

    private static FileStream Own(string file)
    {
        try
        {
            return new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new IOException($"Event log '{file}' is in use by another host ({e.Message}). Stop that host, or give this one its own Embedded:StateFolder.", e);
        }
    }

    private async Task TrimQuietlyAsync()
    {
        try
        {
            await TrimAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is EventHubsException or InvalidDataException)
        {
            Log.TrimFailed(_logger, File, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Old events of {File} could not be let go; the next try is in ten minutes")]
        public static partial void TrimFailed(ILogger logger, string file, Exception e);
    }
}
