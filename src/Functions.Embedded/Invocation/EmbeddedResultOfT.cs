using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Invocation;

/// <summary>What a function returned, as a type.</summary>
internal sealed class EmbeddedResult<T>(EmbeddedContext context) : InvocationResult<T>
{
    public override T? Value
    {
        get => (T?)context.Result;
        set => context.Result = value;
    }
}
