using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Invocation;

/// <summary>One output of one invocation.</summary>
internal sealed class EmbeddedOutput<T>(EmbeddedContext context, OutputSlot slot) : OutputBindingData<T>
{
    public override string BindingType => slot.Type;

    public override string Name => slot.Name;

    public override T? Value
    {
        get => context.Output(slot) is T value ? value : default;
        set => context.SetOutput(slot, value);
    }
}
