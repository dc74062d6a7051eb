namespace Trends.Local.Sqlite;

/// <summary>A write that gives something.</summary>
/// <typeparam name="T">What it gives.</typeparam>
internal sealed class SqliteWrite<T>(Func<SqliteSession, T> work, bool alone, CancellationToken cancellationToken) : SqliteWrite
{
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _given;
    private Exception? _thrown;

    /// <summary>Gets what the write gives, once it is on the disk.</summary>
    public Task<T> Result => _result.Task;

    /// <inheritdoc/>
    public override bool Alone => alone;

    /// <inheritdoc/>
    public override void Run(SqliteSession session)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            _thrown = new OperationCanceledException(cancellationToken);
            return;
        }

        if (alone)
        {
            RunAlone(session);
            return;
        }

        session.Prepare("SAVEPOINT one").Run();
        try
        {
            _given = work(session);
        }
        catch (Exception e) when (session.InTransaction)
        {
            // The others of the group are sound: only this one is taken back.
            _thrown = e;
            session.Prepare("ROLLBACK TO one").Run();
        }

        session.Prepare("RELEASE one").Run();
    }

    /// <inheritdoc/>
    public override void Complete()
    {
        if (_thrown is OperationCanceledException)
        {
            _ = _result.TrySetCanceled(cancellationToken);
        }
        else if (_thrown is not null)
        {
            _ = _result.TrySetException(_thrown);
        }
        else
        {
            _ = _result.TrySetResult(_given!);
        }
    }

    /// <inheritdoc/>
    public override void Fail(Exception error) => _result.TrySetException(_thrown ?? error);

    // Without a savepoint: with one, every statement costs time in proportion to the pages that were changed before it.
    private void RunAlone(SqliteSession session)
    {
        try
        {
            _given = work(session);
        }
        catch (Exception e) when (session.InTransaction)
        {
            _thrown = e;
            session.Prepare("ROLLBACK").Run();
            session.Prepare("BEGIN IMMEDIATE").Run();
        }
    }
}
