using Functions.Embedded.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Invocation;

/// <summary>One invocation. Everything that many functions never look at is made when first asked for.</summary>
internal sealed class EmbeddedContext(
    FunctionPlan plan,
    FunctionInvocation invocation,
    IServiceProvider services,
    CancellationToken callerToken,
    CancellationToken hostToken) : FunctionContext, IDisposable
{
    /// <summary>Where the HTTP request is among the items.</summary>
    public const string HttpContextKey = "HttpRequestContext";

    private string? _invocationId;
    private IDictionary<object, object>? _items;
    private InvocationFeatures? _features;
    private EmbeddedBindingContext? _bindingContext;
    private EmbeddedRetryContext? _retryContext;
    private EmbeddedTraceContext? _traceContext;
    private CancellationTokenSource? _linked;
    private object?[]? _outputs;

    /// <summary>Gets the function.</summary>
    public FunctionPlan Plan => plan;

    /// <summary>Gets what the trigger asked for.</summary>
    public FunctionInvocation Invocation => invocation;

    /// <summary>Gets or sets what the function returned.</summary>
    public object? Result { get; set; }

    /// <summary>Gets a value indicating whether anybody asked for the items, and may have changed them.</summary>
    public bool HasItems => _items is not null;

    public override string InvocationId => _invocationId ??= InvocationIds.Next();

    public override string FunctionId => plan.Definition.Id;

    public override FunctionDefinition FunctionDefinition => plan.Definition;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IInvocationFeatures Features => _features ??= new InvocationFeatures();

    public override BindingContext BindingContext => _bindingContext ??= new EmbeddedBindingContext(invocation);

    public override RetryContext RetryContext => _retryContext ??= new EmbeddedRetryContext(invocation);

    public override TraceContext TraceContext => _traceContext ??= EmbeddedTraceContext.Current();

    public override IDictionary<object, object> Items
    {
        get => _items ??= MakeItems(invocation.Http);
        set => _items = value;
    }

    public override CancellationToken CancellationToken
    {
        get
        {
            if (!callerToken.CanBeCanceled || callerToken == hostToken)
            {
                return hostToken;
            }

            _linked ??= CancellationTokenSource.CreateLinkedTokenSource(callerToken, hostToken);
            return _linked.Token;
        }
    }

    /// <summary>Gives the value of an output: what middleware set, otherwise what the function returned.</summary>
    public object? Output(OutputSlot slot)
    {
        if (_outputs?[slot.Index] is Replaced replaced)
        {
            return replaced.Value;
        }

        return Result is { } result && plan.IsOwnResult(result) ? slot.Read(result) : null;
    }

    /// <summary>Replaces the value of an output.</summary>
    public void SetOutput(OutputSlot slot, object? value)
    {
        _outputs ??= new object?[plan.Outputs.Count];
        _outputs[slot.Index] = new Replaced(value);
    }

    public void Dispose() => _linked?.Dispose();

    private static Dictionary<object, object> MakeItems(HttpContext? http) =>
        http is null ? [] : new Dictionary<object, object> { [HttpContextKey] = http };

    private sealed record Replaced(object? Value);
}
