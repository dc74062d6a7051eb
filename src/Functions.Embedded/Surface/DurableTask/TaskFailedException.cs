namespace Microsoft.DurableTask;

/// <summary>An activity or sub-orchestration failed.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="TaskFailedException"/> class.</summary>
    /// <param name="taskName">Which task.</param>
    /// <param name="taskId">Its sequence number in the orchestration, from 0.</param>
    /// <param name="innerException">Why.</param>
    public TaskFailedException(string taskName, int taskId, Exception innerException)
        : base(Describe(taskName, taskId, innerException?.Message), innerException)
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = TaskFailureDetails.FromException(innerException!);
    }

    /// <summary>Initializes a new instance of the <see cref="TaskFailedException"/> class.</summary>
    /// <param name="taskName">Which task.</param>
    /// <param name="taskId">Its sequence number in the orchestration, from 0.</param>
    /// <param name="failureDetails">Why.</param>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base(Describe(taskName, taskId, failureDetails?.ErrorMessage))
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails!;
    }

    /// <summary>Gets the name of the task that failed.</summary>
    public string TaskName { get; }

    /// <summary>Gets the task's sequence number in the orchestration, from 0.</summary>
    public int TaskId { get; }

    /// <summary>Gets why it failed.</summary>
    public TaskFailureDetails FailureDetails { get; }

    /// <summary>Tells whether the task failed with an exception of a type, or of one derived from it.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public bool IsCausedByException<T>()
        where T : Exception => FailureDetails.IsCausedBy<T>();

    private static string Describe(string taskName, int taskId, string? message) =>
        $"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {message}";
}
