using Functions.Embedded.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Invocation;

/// <summary>Which attempt an invocation is, as its trigger says.</summary>
internal sealed class EmbeddedRetryContext(FunctionInvocation invocation) : RetryContext
{
    public override int RetryCount => invocation.RetryCount;

    public override int MaxRetryCount => invocation.MaxRetryCount;
}
