namespace Functions.Embedded.Durable.Orchestrations;

/// <summary>Keeps tasks and continuations that orchestrator code starts on the orchestration's thread.</summary>
internal sealed class OrchestrationScheduler : TaskScheduler
{
    /// <summary>Runs code with this as the current scheduler.</summary>
    internal void Run(Action action)
    {
        Task task = new(action);
        task.RunSynchronously(this);
        task.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [];

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        // Without a context the code has left the orchestration, and the context's own check tells it so.
        if (SynchronizationContext.Current is OrchestrationThread thread)
        {
            thread.Post(_ => TryExecuteTask(task), null);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => TryExecuteTask(task), null);
        }
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && SynchronizationContext.Current is OrchestrationThread && TryExecuteTask(task);
}
