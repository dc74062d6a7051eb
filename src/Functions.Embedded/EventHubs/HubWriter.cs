using System.Threading.Channels;
using Azure.Messaging.EventHubs;
using Microsoft.Data.Sqlite;

namespace Functions.Embedded.EventHubs;

/// <summary>The log's only writer: what waits at the same time is stored by one transaction and one wait for the disk.</summary>
internal sealed class HubWriter
{
    private const int MaxGroup = 1024;
    private const int MaxGroupBytes = 8 << 20;
    private const int SqliteFull = 13;

    private readonly Channel<HubWrite> _queue = Channel.CreateBounded<HubWrite>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly HubTransaction _transaction;
    private readonly string _file;
    private readonly Action<HubStep>? _probe;
    private readonly Task _loop;
    private Exception? _fault;

    /// <summary>Initializes a new instance of the <see cref="HubWriter"/> class and starts it.</summary>
    public HubWriter(HubTransaction transaction, string file, Action<HubStep>? probe)
    {
        _transaction = transaction;
        _file = file;
        _probe = probe;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Stores a change.</summary>
    /// <returns>A task that ends once it is durable.</returns>
    public async Task WriteAsync(HubWrite write, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.Writer.WriteAsync(write, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw Closed();
        }

        await write.Done.WaitAsync(cancellationToken);
    }

    /// <summary>Stores what waits, then stops.</summary>
    public async Task StopAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        List<HubWrite> group = [];
        while (await _queue.Reader.WaitToReadAsync())
        {
            int bytes = 0;
            while (group.Count < MaxGroup && bytes < MaxGroupBytes && _queue.Reader.TryRead(out HubWrite? write))
            {
                group.Add(write);
                bytes += write.Size;
            }

            Store(group);
            group.Clear();
        }
    }

    private void Store(List<HubWrite> group)
    {
        List<HubWrite> accepted = [];
        bool isDurable = false;
        try
        {
            if (_fault is not null)
            {
                throw Closed();
            }

            _transaction.Begin();
            foreach (HubWrite write in group)
            {
                if (TryApply(write))
                {
                    accepted.Add(write);
                }
            }

            _transaction.Flush();
            _probe?.Invoke(HubStep.BeforeCommit);
            _transaction.Commit();
            isDurable = true;
            _probe?.Invoke(HubStep.AfterCommit);
            accepted.ForEach(w => w.Committed());
            _transaction.Publish();
            accepted.ForEach(w => w.Complete());
        }
        catch (Exception e)
        {
            // After the commit memory no longer matches the file, so nothing more may be stored by this process.
            _fault ??= isDurable ? e : null;
            TryRollback(isDurable);
            Exception told = Translate(e);
            group.ForEach(w => w.Fail(told));
        }
    }

    private bool TryApply(HubWrite write)
    {
        try
        {
            write.Apply(_transaction);
            return true;
        }
        catch (EventHubsException e)
        {
            write.Fail(e);
            return false;
        }
    }

    private void TryRollback(bool isDurable)
    {
        try
        {
            if (!isDurable)
            {
                _transaction.Rollback();
            }
        }
        catch (Exception e) when (e is SqliteException or InvalidOperationException)
        {
            _fault ??= e;
        }
    }

    private Exception Translate(Exception e) => e switch
    {
        SqliteException { SqliteErrorCode: SqliteFull } => new EventHubsException(
            isTransient: true,
            string.Empty,
            $"The disk below event log '{_file}' is full, or the log reached {EventHubsOptions.SectionName}:{nameof(EventHubsOptions.MaxPages)}; nothing of this send is stored. Free space, then send again.",
            EventHubsException.FailureReason.QuotaExceeded,
            e),
        SqliteException sqlite when HubSchema.IsDamage(sqlite) => HubSchema.Damaged(_file, e),
        SqliteException => new EventHubsException(isTransient: true, string.Empty, $"Event log '{_file}' could not be written ({e.Message}); nothing of this change is stored.", e),
        _ => e,
    };

    private EventHubsException Closed() => new(
        isTransient: false,
        string.Empty,
        _fault is null ? $"Event log '{_file}' is closed." : $"Event log '{_file}' stopped after an error ({_fault.Message}); restart the host.",
        EventHubsException.FailureReason.ClientClosed,
        _fault);
}
