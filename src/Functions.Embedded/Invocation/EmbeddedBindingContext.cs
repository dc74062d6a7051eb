using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Invocation;

/// <summary>The trigger's values of one invocation.</summary>
internal sealed class EmbeddedBindingContext(FunctionInvocation invocation) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData => invocation.BindingData;
}
