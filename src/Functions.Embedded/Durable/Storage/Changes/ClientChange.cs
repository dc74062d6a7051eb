namespace Functions.Embedded.Durable.Storage.Changes;

/// <summary>A change that a client waits for.</summary>
/// <typeparam name="T">What the client learns.</typeparam>
/// <param name="apply">Writes, notes what follows, and gives the result.</param>
internal sealed class ClientChange<T>(Func<StoreSession, Action<Action<IStoreEffects>>, T> apply) : StoreOperation
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _refused;
    private T? _result;

    /// <summary>Gets the result, once durable.</summary>
    internal Task<T> Done => _done.Task;

    /// <inheritdoc/>
    internal override bool MustSucceed => false;

    /// <inheritdoc/>
    internal override void Committed(IStoreEffects effects)
    {
        base.Committed(effects);
        if (_refused is null)
        {
            _done.SetResult(_result!);
        }
        else
        {
            _done.SetException(_refused);
        }
    }

    /// <inheritdoc/>
    internal override void Failed(Exception exception) => _done.TrySetException(exception);

    /// <inheritdoc/>
    protected override void Apply(StoreSession session)
    {
        try
        {
            _refused = null;
            _result = apply(session, Then);
        }
        catch (InvalidOperationException e)
        {
            // Refusals come before anything is written, so the transaction is clean for the others.
            _refused = e;
        }
    }
}
