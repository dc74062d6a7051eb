using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Invocation;

/// <summary>What a function returned.</summary>
internal sealed class EmbeddedResult(EmbeddedContext context) : InvocationResult
{
    public override object? Value
    {
        get => context.Result;
        set => context.Result = value;
    }
}
