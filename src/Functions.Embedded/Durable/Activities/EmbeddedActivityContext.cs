using Microsoft.DurableTask;

namespace Functions.Embedded.Durable.Activities;

/// <summary>The context of an activity whose trigger parameter asks for one.</summary>
internal sealed class EmbeddedActivityContext(ActivityWork work) : TaskActivityContext
{
    /// <inheritdoc/>
    public override TaskName Name => new(work.Name);

    /// <inheritdoc/>
    public override string InstanceId => work.InstanceId;
}
