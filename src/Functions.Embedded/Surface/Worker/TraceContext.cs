using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The distributed trace that an invocation belongs to, in W3C form.</summary>
public abstract class TraceContext
{
    /// <summary>Gets the <c>traceparent</c>; empty without a trace.</summary>
    public abstract string TraceParent { get; }

    /// <summary>Gets the <c>tracestate</c>; empty without a state.</summary>
    public abstract string TraceState { get; }

    /// <summary>Gets further facts; empty for most.</summary>
    public virtual IReadOnlyDictionary<string, string> Attributes => ImmutableDictionary<string, string>.Empty;

    /// <summary>Gets the baggage; empty for most.</summary>
    public virtual IReadOnlyDictionary<string, string> Baggage => ImmutableDictionary<string, string>.Empty;
}
