using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Embedded.Invocation;

/// <summary>The activity that was current when the trace was first asked for.</summary>
internal sealed class EmbeddedTraceContext(string parent, string state) : TraceContext
{
    public override string TraceParent => parent;

    public override string TraceState => state;

    /// <summary>Takes the current activity's ids; empty texts without one.</summary>
    public static EmbeddedTraceContext Current() => new(Activity.Current?.Id ?? string.Empty, Activity.Current?.TraceStateString ?? string.Empty);
}
