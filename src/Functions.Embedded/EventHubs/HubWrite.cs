namespace Functions.Embedded.EventHubs;

/// <summary>A change to the log; several share one transaction.</summary>
internal abstract class HubWrite
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that ends once the change is durable, or fails when nothing of it is stored.</summary>
    public Task Done => _done.Task;

    /// <summary>Gets roughly how many bytes the change stores.</summary>
    public virtual int Size => 0;

    /// <summary>Writes rows; throws before the first to refuse this change alone.</summary>
    public abstract void Apply(HubTransaction transaction);

    /// <summary>Takes over in memory what is now durable.</summary>
    public virtual void Committed()
    {
    }

    /// <summary>Tells the waiting caller that it is done.</summary>
    public void Complete() => _done.TrySetResult();

    /// <summary>Tells the waiting caller that nothing was stored.</summary>
    public void Fail(Exception cause) => _done.TrySetException(cause);
}
