using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Functions.Embedded.Diagnostics;
using Functions.Embedded.Durable.Activities;
using Functions.Embedded.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace Functions.Embedded.Durable;

/// <summary>
/// Spans of orchestrations and activities. An orchestration keeps the span it was asked for in; its own span's id follows from that, its
/// number and its generation, so that every process gives its activities and sub-orchestrations the same parent. Replays make no spans.
/// </summary>
internal static class DurableTraces
{
    private const char Separator = '|';

    /// <summary>Starts the span in which a client asks for an orchestration; null while nobody listens.</summary>
    public static Activity? Create(string name, string id)
    {
        Activity? activity = TraceSources.Durable.HasListeners() ? TraceSources.Durable.StartActivity($"create_orchestration:{name}", ActivityKind.Producer) : null;
        return Describe(activity, "orchestration", name, id);
    }

    /// <summary>Gives the span of the caller as text to store; null while nobody listens.</summary>
    public static string? Current() =>
        TraceSources.Durable.HasListeners() && Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } current
            ? current.TraceStateString is { Length: > 0 } state ? id + Separator + state : id
            : null;

    /// <summary>Gives an orchestration's own span as text, for its sub-orchestrations to store; null when it has none.</summary>
    public static string? ForChildren(InstanceState self)
    {
        if (Own(self.Trace, self.Key, self.Generation) is not { } own)
        {
            return null;
        }

        string parent = $"00-{own.TraceId.ToHexString()}-{own.SpanId.ToHexString()}-{(own.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? "01" : "00")}";
        return own.TraceState is { Length: > 0 } state ? parent + Separator + state : parent;
    }

    /// <summary>Starts the span of an activity's attempt under its orchestration's; null while nobody listens.</summary>
    public static Activity? Run(ActivityWork work)
    {
        if (!TraceSources.Durable.HasListeners())
        {
            return null;
        }

        ActivityContext parent = Own(work.Trace, work.Key, work.Generation) ?? default;
        Activity? activity = TraceSources.Durable.StartActivity($"activity:{work.Name}", ActivityKind.Server, parent);
        return Describe(activity, "activity", work.Name, work.InstanceId)?.SetTag("durabletask.task.task_id", work.TaskId);
    }

    /// <summary>Tells of an orchestration that ended, or started over, as one span from its start.</summary>
    /// <param name="ended">The orchestration as it was before.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="at">When, in UTC.</param>
    public static void Ended(InstanceState ended, OrchestrationRuntimeStatus status, DateTime at)
    {
        if (!TraceSources.Durable.HasListeners()
            || Own(ended.Trace, ended.Key, ended.Generation) is not { } own
            || !TryRead(ended.Trace, out ActivityContext parent)
            || TraceSources.Durable.StartActivity($"orchestration:{ended.Name}", ActivityKind.Server, parent, startTime: ended.StartedAt) is not { } activity)
        {
            return;
        }

        SpanIds.Set(activity, own.SpanId);
        Describe(activity, "orchestration", ended.Name, ended.Id)?.SetTag("durabletask.task.status", status.ToString());
        if (status is OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated)
        {
            activity.SetStatus(ActivityStatusCode.Error);
        }

        activity.SetEndTime(at < ended.StartedAt ? ended.StartedAt : at);
        activity.Dispose();
    }

    private static Activity? Describe(Activity? activity, string type, string name, string instanceId) => activity?
        .SetTag("durabletask.type", type)
        .SetTag("durabletask.task.name", name)
        .SetTag("durabletask.task.instance_id", instanceId);

    private static ActivityContext? Own(string? trace, long key, int generation)
    {
        if (!TryRead(trace, out ActivityContext parent))
        {
            return null;
        }

        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{trace}|{key}|{generation}")));
        return new(parent.TraceId, ActivitySpanId.CreateFromBytes(hash.AsSpan(0, 8)), parent.TraceFlags, parent.TraceState);
    }

    private static bool TryRead(string? trace, out ActivityContext context)
    {
        string[] parts = trace?.Split(Separator, 2) ?? [];
        context = default;
        return parts.Length > 0 && ActivityContext.TryParse(parts[0], parts.Length > 1 ? parts[1] : null, out context);
    }
}
