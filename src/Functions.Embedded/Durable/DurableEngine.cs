using Functions.Embedded.Durable.Activities;
using Functions.Embedded.Durable.History;
using Functions.Embedded.Durable.Orchestrations;
using Functions.Embedded.Durable.Storage;
using Functions.Embedded.Durable.Storage.Changes;
using Functions.Embedded.Durable.Timers;
using Functions.Embedded.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Durable;

/// <summary>
/// Runs orchestrations. What happens is stored first and followed up when it is durable, in the order of storing:
/// a step is carried out after it is stored, and an event reaches the code after it is stored.
/// </summary>
internal sealed partial class DurableEngine : IHostedService, IStoreEffects, IDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, OrchestrationRuntime> _live = [];
    private readonly Lazy<(DurableFile File, StoreWriter Writer)> _store;
    private readonly DurableFunctions _functions;
    private readonly IFunctionInvoker _invoker;
    private readonly DurableOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly ActivityDispatcher _activities;
    private readonly TimerQueue _timers;
    private readonly RetentionSweep _sweep;
    private volatile bool _accepts;
    private bool _disposed;
    private long _stamp;

    /// <summary>Initializes a new instance of the <see cref="DurableEngine"/> class.</summary>
    public DurableEngine(
        DurableFunctions functions,
        IFunctionInvoker invoker,
        DurableOptions options,
        TimeProvider clock,
        ILoggerFactory loggers,
        ICommitHook hook)
    {
        _functions = functions;
        _invoker = invoker;
        _options = options;
        _clock = clock;
        _loggers = loggers;
        _logger = loggers.CreateLogger<DurableEngine>();
        Payload = new(options.MaxPayloadBytes);
        _activities = new(functions, invoker, Payload, Store, _logger);
        _timers = new(clock, Due);
        _sweep = new(clock, options.Retention, Store, _logger);

        // Opened by whoever comes first: a client may be called before the host has started the engine.
        _store = new(() =>
        {
            DurableFile file = DurableFile.Open(options.StateFolder, DurableSchema.Steps);
            return (file, new(file, clock, this, hook, _logger));
        });
    }

    /// <summary>Gets what writes payloads.</summary>
    internal Payload Payload { get; }

    /// <summary>Gets what wakes waiting clients.</summary>
    internal InstanceSignals Signals { get; } = new();

    /// <summary>Gets the file.</summary>
    internal DurableFile File => _store.Value.File;

    /// <summary>Gets how many orchestrations are in memory.</summary>
    internal int LiveCount
    {
        get
        {
            lock (_gate)
            {
                return _live.Count;
            }
        }
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Recover recover = new();
        Store(recover);
        int open = await recover.Done.WaitAsync(cancellationToken);
        _activities.Start(_options.MaxConcurrentActivities);
        _sweep.Start();
        Log.Started(_logger, File.Path, open, _options.MaxConcurrentActivities);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_disposed)
        {
            return;
        }

        _accepts = false;
        try
        {
            await _activities.StopAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.StoppedLate(_logger);
        }

        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _accepts = false;
        _activities.Abandon();
        _sweep.Dispose();
        _timers.Dispose();
        Close();
        Signals.Fail(new OperationCanceledException("The engine stopped; the orchestration goes on at its next start."));
        _activities.Dispose();
    }

    /// <summary>Stores nothing more and follows up nothing more, as if the process were killed now.</summary>
    internal void Freeze()
    {
        _accepts = false;
        _activities.Abandon();
        if (_store.IsValueCreated)
        {
            _store.Value.Writer.Abandon();
        }
    }

    /// <summary>Stops as a killed process would.</summary>
    internal void Crash()
    {
        Freeze();
        Dispose();
    }

    /// <summary>Queues a change.</summary>
    internal void Store(StoreOperation operation) => _store.Value.Writer.Write(operation);

    /// <summary>Gives a rising number.</summary>
    internal long NextStamp() => Interlocked.Increment(ref _stamp);

    private void Close()
    {
        if (_store.IsValueCreated)
        {
            _store.Value.Writer.Dispose();
            _store.Value.File.Dispose();
        }
    }

    private void Due(TimerWork work)
    {
        if (work.TaskId == TimerWork.Start)
        {
            ((IStoreEffects)this).Wake(work.Key, work.Generation);
        }
        else
        {
            Store(new AnswerStep(work.Key, work.Generation, new(0, HistoryKind.TimerFired, work.TaskId, default, null, null, null), null));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(20, LogLevel.Information, "Orchestrations in '{Path}' started: {Open} open, {Concurrency} activities at a time")]
        internal static partial void Started(ILogger logger, string path, int open, int concurrency);

        [LoggerMessage(21, LogLevel.Warning, "Activities did not stop in time; they run again at the next start")]
        internal static partial void StoppedLate(ILogger logger);

        [LoggerMessage(22, LogLevel.Error, "Orchestration {Key} left memory; it is loaded again in 5 seconds. Check that '{Path}' can be read")]
        internal static partial void Lost(ILogger logger, Exception exception, long key, string path);
    }
}
