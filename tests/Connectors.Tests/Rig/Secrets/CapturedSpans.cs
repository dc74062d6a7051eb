using System.Collections.Concurrent;
using System.Diagnostics;

namespace Connectors.Tests.Rig.Secrets;

/// <summary>Keeps what spans tell: names, tags and events of everything but the simulator's own server.</summary>
internal sealed class CapturedSpans : IDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ActivityListener _listener;

    public CapturedSpans()
    {
        _listener = new()
        {
            ShouldListenTo = static source => !source.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => _lines.Enqueue(
                $"{span.Source.Name} {span.DisplayName} {string.Join(", ", span.TagObjects.Select(t => $"{t.Key}={t.Value}"))} {string.Join(", ", span.Events.SelectMany(e => e.Tags).Select(t => $"{t.Key}={t.Value}"))}"),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Gets a line a span.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
