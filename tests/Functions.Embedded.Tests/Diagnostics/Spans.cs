using System.Collections.Concurrent;
using System.Diagnostics;

namespace Functions.Embedded.Tests.Diagnostics;

/// <summary>Listens to the runtime's sources, and makes the root of a trace of its own.</summary>
internal sealed class Spans : IDisposable
{
    private static readonly ActivitySource Roots = new("Functions.Embedded.Tests");
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public Spans()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name is "Functions.Embedded.Tests" or "Microsoft.DurableTask" or "Microsoft.Azure.Functions.Worker" or "Azure.Messaging.EventHubs" or "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public static Activity Root(string name) => Roots.StartActivity(name, ActivityKind.Client, default(ActivityContext))!;

    /// <summary>Gives the spans of a trace that have ended.</summary>
    public List<Activity> Of(ActivityTraceId trace) => [.. _ended.Where(a => a.TraceId == trace)];

    /// <summary>Gives the spans that are linked to another.</summary>
    public List<Activity> Linked(ActivityContext other) => [.. _ended.Where(a => a.Links.Any(l => l.Context.SpanId == other.SpanId))];

    /// <summary>Waits until a trace has so many spans.</summary>
    public async Task<List<Activity>> OfAsync(ActivityTraceId trace, int count)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
        while (Of(trace).Count < count)
        {
            await Task.Delay(5, limit.Token);
        }

        return Of(trace);
    }

    public void Dispose() => _listener.Dispose();
}
