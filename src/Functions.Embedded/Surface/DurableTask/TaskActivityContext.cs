namespace Microsoft.DurableTask;

/// <summary>Which activity runs for which orchestration.</summary>
public abstract class TaskActivityContext
{
    /// <summary>Gets the activity's name.</summary>
    public abstract TaskName Name { get; }

    /// <summary>Gets the instance id of the orchestration that called it.</summary>
    public abstract string InstanceId { get; }

    /// <summary>Gets the version called; empty for none.</summary>
    public virtual string Version => string.Empty;
}
